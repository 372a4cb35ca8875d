/** The image of a service: its base, and the Dockerfile. */
@NullMarked
package dev.seaworthy.bundle.docker;

import org.jspecify.annotations.NullMarked;
