/** What a binary needs of a Linux, to start and while it runs, and what in it shows that. */
@NullMarked
package dev.seaworthy.inspect.needs;

import org.jspecify.annotations.NullMarked;
