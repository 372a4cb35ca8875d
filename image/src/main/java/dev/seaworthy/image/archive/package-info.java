/** Archives and OCI layouts as targets. */
@NullMarked
package dev.seaworthy.image.archive;

import org.jspecify.annotations.NullMarked;
