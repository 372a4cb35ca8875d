/** Rules, findings, verdicts and remedies. */
@NullMarked
package dev.seaworthy.verdict;

import org.jspecify.annotations.NullMarked;
