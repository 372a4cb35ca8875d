/** The {@code seaworthy} command. */
@NullMarked
package dev.seaworthy.cli;

import org.jspecify.annotations.NullMarked;
