/** One plan for a target: what to do about all findings together, rather than about each. */
@NullMarked
package dev.seaworthy.verdict.plan;

import org.jspecify.annotations.NullMarked;
