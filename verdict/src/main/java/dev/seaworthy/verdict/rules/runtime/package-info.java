/**
 * What a service needs while it runs: certificates, time zones, users, directories. That a function is linked is an upper
 * bound of its being used; how a rule makes a severity of that is in {@code docs/verdicts.md}.
 */
@NullMarked
package dev.seaworthy.verdict.rules.runtime;

import org.jspecify.annotations.NullMarked;
