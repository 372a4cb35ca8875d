package dev.seaworthy.elf;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;

/** The examples of {@code package-info.java}, word for word, so that they compile and work. */
final class PackageSnippets {
    private PackageSnippets() {}

    static void print(Path path, PrintStream out) throws IOException {
        switch (ElfFile.open(path)) {
            case Parsed.Read<ElfFile>(ElfFile elf) -> {
                try (elf) {
                    out.println(elf.header().machineName() + " " + elf.interpreter());
                }
            }
            case Parsed.Malformed<ElfFile> malformed -> out.println(malformed.describe());
            case Parsed.NotThisFormat<ElfFile> _ -> out.println("not an ELF file");
        }
        // @end
    }
}
