/**
 * Who calls whom, read from machine code: call instructions with the callee's address in them, and instructions that take
 * the address of a function value. It knows nothing of ELF, of names or of Go's releases; for the module's own use.
 */
@NullMarked
package dev.seaworthy.binary.calls;

import org.jspecify.annotations.NullMarked;
