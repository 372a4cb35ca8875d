/** The rules, one class each. {@link dev.seaworthy.verdict.rules.Rules} lists them. */
@NullMarked
package dev.seaworthy.verdict.rules;

import org.jspecify.annotations.NullMarked;
