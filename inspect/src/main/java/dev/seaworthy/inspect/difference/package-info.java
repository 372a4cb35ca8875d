/** What changed between two builds of a binary, for those who deploy it. */
@NullMarked
package dev.seaworthy.inspect.difference;

import org.jspecify.annotations.NullMarked;
