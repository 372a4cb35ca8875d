/**
 * What a Linux has to offer to a binary: a root file system seen from inside ({@code root}), what a loader would do in it
 * ({@code loader}), and the built-in catalogue of common targets ({@code catalogue}).
 */
@NullMarked
package dev.seaworthy.target;

import org.jspecify.annotations.NullMarked;
