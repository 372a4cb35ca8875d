package dev.seaworthy.binary;

import java.util.Optional;

/**
 * Go's cryptographic module for FIPS 140-3 in a program (Go 1.24 and newer), and whether it is intact. The program checks
 * itself only where FIPS mode is on.
 *
 * @param check whether the module's code and data are those that the linker signed
 * @param mode the mode that was compiled in (GODEBUG {@code fips140}): {@code on}, {@code only}, {@code debug}; empty when
 *     it is off unless the environment says otherwise
 * @param version the frozen version of the module that was asked for ({@code GOFIPS140}), such as {@code v1.0.0}; empty for
 *     that of the release
 */
public record Fips(Check check, Optional<String> mode, Optional<String> version) {
    /** No module, no mode. */
    public static final Fips NONE = new Fips(new Check.None(), Optional.empty(), Optional.empty());

    /** What comparing the module with the linker's checksum gave. */
    public sealed interface Check {
        /** There is no such module. */
        record None() implements Check {}

        /**
         * The checksum is right.
         *
         * @param sum it, hexadecimal
         */
        record Intact(String sum) implements Check {}

        /**
         * The module is not what was linked: in FIPS mode the program stops with {@code fips140: verification mismatch}.
         *
         * @param recorded the linker's checksum, hexadecimal
         * @param computed that of the bytes that are there, hexadecimal
         */
        record Mismatch(String recorded, String computed) implements Check {}

        /**
         * The linker left no checksum: in FIPS mode the program stops with {@code fips140: no verification checksum found}.
         *
         * @param why what is there instead, for people
         */
        record Unsigned(String why) implements Check {}

        /**
         * It cannot be told.
         *
         * @param why the reason, for people
         */
        record Unknown(String why) implements Check {}
    }
}
