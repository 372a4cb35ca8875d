package dev.seaworthy.binary;

/**
 * The level of an instruction set that the Go compiler was allowed to use.
 *
 * @param variable Go's name for the choice: {@code GOAMD64}, {@code GO386}, {@code GOARM}, …
 * @param value the level: {@code v3}, {@code sse2}, {@code 7,hardfloat}, …
 * @param source where it was read
 */
public record CpuLevel(String variable, String value, Source source) {
    /** Where a level can be read. */
    public enum Source {
        /** A build setting. */
        BUILD_INFO,
        /** The text that the Go runtime prints on a CPU that does not do; its absence says v1. */
        MESSAGE,
        /** A variable of the Go runtime, found by the symbol table. */
        VARIABLE,
        /** The section in which the linker tells the ABI. */
        ABI_FLAGS
    }
}
