/** What a Linux has to offer to a binary. */
@NullMarked
package dev.seaworthy.target;

import org.jspecify.annotations.NullMarked;
