package dev.seaworthy.cli;

import dev.seaworthy.elf.ElfFile;
import java.io.IOException;
import java.io.PrintStream;

/**
 * A view for which the ELF file is enough. It can show libraries and object files too, and when only such views are asked
 * for, the facts of a program are not read, which takes longer than all else.
 */
interface InspectElfView extends InspectView {
    /** Like {@link InspectView#text}. */
    void text(String shownAs, ElfFile elf, PrintStream out) throws IOException;

    /** Like {@link InspectView#json}. */
    Object json(String shownAs, ElfFile elf) throws IOException;

    /** Whether there is anything to show of a file that was met in a directory and that nobody named. */
    boolean concerns(ElfFile elf);

    @Override
    default void text(Inspected binary, PrintStream out) throws IOException {
        text(binary.shownAs(), binary.elf(), out);
    }

    @Override
    default Object json(Inspected binary) throws IOException {
        return json(binary.shownAs(), binary.elf());
    }
}
