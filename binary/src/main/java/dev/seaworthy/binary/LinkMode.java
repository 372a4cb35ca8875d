package dev.seaworthy.binary;

/**
 * How an executable was linked, read from its ELF structures. Go's {@code CGO_ENABLED} says nothing about it: with 1 a
 * program that needs no C is static, with 0 one built as PIE still asks for an interpreter.
 */
public enum LinkMode {
    /** At fixed addresses, without interpreter: nothing else is loaded. */
    STATIC,
    /** At any address, without interpreter: the program relocates itself. */
    STATIC_PIE,
    /** At fixed addresses, with interpreter. */
    DYNAMIC,
    /** At any address, with interpreter. */
    PIE;

    /** Whether the kernel starts an interpreter in place of the program. */
    public boolean interpreted() {
        return this == DYNAMIC || this == PIE;
    }
}
