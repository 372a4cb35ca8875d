package dev.seaworthy.fuzz;

import dev.seaworthy.elf.DynamicObject;
import dev.seaworthy.elf.DynamicSymbols;
import dev.seaworthy.elf.ElfFile;
import dev.seaworthy.elf.Note;
import dev.seaworthy.elf.Parsed;
import dev.seaworthy.elf.SymbolTable;
import dev.seaworthy.target.root.Loader;
import java.util.List;
import java.util.Optional;

/** Reads all that can be read of an ELF file, as the most thorough of callers would. */
final class EveryPart {
    private EveryPart() {}

    static void of(ElfFile elf) {
        elf.header().machineName();
        elf.sections();
        elf.interpreter();
        elf.dynamic();
        elf.versionNeeds();
        elf.versionDefinitions();
        elf.dynamicSymbols()
                .map(found -> found.stream().flatMap(DynamicSymbols::stream).count());
        elf.symbols().map(found -> found.stream().flatMap(SymbolTable::stream).count());
        elf.relocations(relocation -> {});
        elf.packedRelocations(address -> {});
        elf.notes()
                .map(notes ->
                        List.of(Note.buildId(notes), Note.goBuildId(notes), Note.abiTag(notes), Note.dlopen(notes)));
        Optional<DynamicObject> object = DynamicObject.of(elf).orElse(Optional.empty());
        object.ifPresent(found -> Parsed.reading(() -> Loader.of(elf, found)));
    }
}
