package dev.seaworthy.acceptance;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** Why readelf and Seaworthy differ about a file, each on purpose. {@code docs/differential.md} has it at length. */
enum Explained {
    /** Files of symbols for debuggers and relocatable ones keep the program header of a path that they do not have. */
    INTERPRETER_WITHOUT_PATH("/(?:usr/lib/debug|src/debug/elf/testdata)/.*interpreter path at offset"),
    /** The program headers lie behind the end of a file that was cut off: no loader reads any further, readelf does. */
    CUT_OFF("/(?:library-is-truncated|own-static-truncated)/.*program header count"),
    /** The loader goes by the address of the dynamic section, readelf by its offset; here they do not fit together. */
    ADDRESS_BEFORE_OFFSET("/probes/misaligned/.*only (?:we|readelf): (?:text|symbol) ");

    private final Pattern difference;

    Explained(String difference) {
        this.difference = Pattern.compile(difference);
    }

    /** The explanation of a difference (the file's path in front), if there is one. */
    static Optional<Explained> of(String difference) {
        return Arrays.stream(values())
                .filter(one -> one.difference.matcher(difference).find())
                .findFirst();
    }
}
