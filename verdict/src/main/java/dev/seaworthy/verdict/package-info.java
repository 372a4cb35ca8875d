/**
 * Judges whether a binary runs on a target: {@link dev.seaworthy.verdict.Judge} applies the rules to what is known of
 * both and adds their findings up to a verdict. Rules know nothing of files or of output.
 */
@NullMarked
package dev.seaworthy.verdict;

import org.jspecify.annotations.NullMarked;
