/** Timestamps, and what they say about the pace of a stream. */
@NullMarked
package dev.seaworthy.logs.pace;

import org.jspecify.annotations.NullMarked;
