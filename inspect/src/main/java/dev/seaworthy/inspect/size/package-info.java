/** Where the bytes of a binary go: by purpose, by package, and what a build without debug information would save. */
@NullMarked
package dev.seaworthy.inspect.size;

import org.jspecify.annotations.NullMarked;
