/** How well a binary is protected against exploits of its own faults, and what that means for a Go program. */
@NullMarked
package dev.seaworthy.inspect.hardening;

import org.jspecify.annotations.NullMarked;
