/** Facts that were read before, in the user's cache directory. */
@NullMarked
package dev.seaworthy.image.cache;

import org.jspecify.annotations.NullMarked;
