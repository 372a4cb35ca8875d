/** Reads tar archives and what compresses them, as streams, with limits. */
@NullMarked
package dev.seaworthy.image.tar;

import org.jspecify.annotations.NullMarked;
