/** Files for docker. */
@NullMarked
package dev.seaworthy.bundle.docker;

import org.jspecify.annotations.NullMarked;
