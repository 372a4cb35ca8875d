/** What is in a binary, for people to look at. */
@NullMarked
package dev.seaworthy.inspect;

import org.jspecify.annotations.NullMarked;
