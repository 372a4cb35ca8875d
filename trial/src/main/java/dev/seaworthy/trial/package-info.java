/** Really running a binary in a target, in a sandbox, because the user asked. */
@NullMarked
package dev.seaworthy.trial;

import org.jspecify.annotations.NullMarked;
