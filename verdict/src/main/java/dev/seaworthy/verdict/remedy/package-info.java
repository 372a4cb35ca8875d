/** What to do about a finding: rebuild, install, another base image. */
@NullMarked
package dev.seaworthy.verdict.remedy;

import org.jspecify.annotations.NullMarked;
