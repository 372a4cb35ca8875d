/**
 * Lints a stream of structured logs, in constant memory. Input is hostile: lines without end, bytes that are no text and
 * keys without number cost no more memory than others.
 */
@NullMarked
package dev.seaworthy.logs;

import org.jspecify.annotations.NullMarked;
