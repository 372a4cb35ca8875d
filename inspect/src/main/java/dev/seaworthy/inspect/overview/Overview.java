package dev.seaworthy.inspect.overview;

import dev.seaworthy.binary.BinaryFacts;
import dev.seaworthy.binary.BinaryReader;
import dev.seaworthy.binary.FunctionList;
import dev.seaworthy.binary.GoFacts;
import dev.seaworthy.binary.MinimumKernel;
import dev.seaworthy.binary.OperatingSystem;
import dev.seaworthy.elf.ElfFile;
import dev.seaworthy.elf.Section;
import dev.seaworthy.elf.SectionTable;
import dev.seaworthy.elf.SymbolTable;
import dev.seaworthy.inspect.hardening.Hardening;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What is to be said of a binary on one page, besides its facts.
 *
 * @param facts what it is
 * @param symbols how many symbols its symbol table has; empty when it was stripped
 * @param debugInfo whether it has DWARF
 * @param functions how many Go functions have code of their own
 * @param inlined how many more Go functions are in it only where they are called
 * @param floors the newest version that it needs of each library, in the order of the libraries
 * @param kernel the oldest kernel for its Go release; of a range of releases, for the oldest one
 * @param hardening its protections
 */
public record Overview(
        BinaryFacts facts,
        OptionalLong symbols,
        DebugInfo debugInfo,
        OptionalInt functions,
        OptionalInt inlined,
        List<VersionFloor> floors,
        Optional<MinimumKernel> kernel,
        Hardening hardening) {
    public Overview {
        floors = List.copyOf(floors);
    }

    /** Debugging information. */
    public enum DebugInfo {
        NONE,
        PLAIN,
        COMPRESSED,
        /** In a file of its own, to which a section points ({@code .gnu_debuglink}). */
        ELSEWHERE
    }

    /**
     * Looks at a binary.
     *
     * @param elf the file, open
     * @param facts what it is
     */
    public static Overview of(ElfFile elf, BinaryFacts facts) {
        Optional<FunctionList> functions = BinaryReader.functionList(elf);
        Optional<SymbolTable> table = elf.symbols().orElse(Optional.empty());
        return new Overview(
                facts,
                table.map(symbols -> OptionalLong.of(Math.max(0, symbols.size() - 1)))
                        .orElse(OptionalLong.empty()),
                debugInfo(elf.sections().orElse(new SectionTable(List.of()))),
                functions.map(list -> OptionalInt.of(list.own())).orElse(OptionalInt.empty()),
                functions.map(list -> OptionalInt.of(list.count() - list.own())).orElse(OptionalInt.empty()),
                facts.dynamic().map(VersionFloor::of).orElse(List.of()),
                facts.system() == OperatingSystem.LINUX
                        ? facts.go()
                                .flatMap(GoFacts::oldest)
                                .map(version -> MinimumKernel.of(version, facts.architecture()))
                        : Optional.empty(),
                Hardening.of(elf, facts));
    }

    private static DebugInfo debugInfo(SectionTable sections) {
        Optional<Section> info = sections.named(".debug_info");
        if (info.isPresent()) {
            return (info.get().flags() & Section.COMPRESSED) != 0 ? DebugInfo.COMPRESSED : DebugInfo.PLAIN;
        }
        if (sections.named(".zdebug_info").isPresent()) {
            return DebugInfo.COMPRESSED;
        }
        return sections.named(".gnu_debuglink").isPresent() ? DebugInfo.ELSEWHERE : DebugInfo.NONE;
    }
}
