package dev.seaworthy.target.root;

import dev.seaworthy.elf.Architecture;
import dev.seaworthy.elf.Bytes;
import dev.seaworthy.elf.ElfFile;
import dev.seaworthy.elf.Parsed;
import java.util.Optional;

/** A root of which the files themselves were seen, not only what somebody wrote down about them. */
public interface OriginalRoot extends RootView {
    /** For which architecture the ELF file at a path was made, links followed; empty when there is none. */
    Optional<Architecture> architecture(String path);

    /** The release that glibc's library at a path says it is, links followed; empty when it says none. */
    Optional<String> glibcRelease(String path);

    /** The architecture that the header of an ELF file names. */
    static Optional<Architecture> architecture(Bytes bytes) {
        return ElfFile.read(bytes) instanceof Parsed.Read<ElfFile>(ElfFile elf)
                ? elf.header().architecture()
                : Optional.empty();
    }
}
