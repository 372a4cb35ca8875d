/** Drives the user's own Go toolchain with the settings that fit the targets. */
@NullMarked
package dev.seaworthy.bundle.toolchain;

import org.jspecify.annotations.NullMarked;
