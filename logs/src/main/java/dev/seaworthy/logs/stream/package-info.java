/** From bytes to lines: bounded, and taken out of what Docker, CRI runtimes and the journal wrap around them. */
@NullMarked
package dev.seaworthy.logs.stream;

import org.jspecify.annotations.NullMarked;
