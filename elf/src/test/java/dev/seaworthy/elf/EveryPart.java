package dev.seaworthy.elf;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads all that can be read of a file, and keeps it, as the most thorough of callers would. */
final class EveryPart {
    private EveryPart() {}

    /** What came of each part. Nothing but values: an exception is for the test to fail with. */
    static List<Object> of(Bytes bytes) {
        return switch (ElfFile.read(bytes)) {
            case Parsed.Read<ElfFile>(ElfFile elf) -> of(elf);
            case Parsed.Malformed<ElfFile> malformed -> List.of(malformed.describe());
            case Parsed.NotThisFormat<ElfFile> other -> List.of(other);
        };
    }

    private static List<Object> of(ElfFile elf) {
        List<Object> parts = new ArrayList<>();
        parts.add(elf.header());
        parts.add(elf.header().machineName());
        parts.add(elf.segments());
        parts.add(elf.sections());
        parts.add(elf.interpreter());
        parts.add(elf.dynamic());
        parts.add(elf.versionNeeds());
        parts.add(elf.versionDefinitions());
        parts.add(elf.dynamicSymbols()
                .map(found -> found.stream().flatMap(DynamicSymbols::stream).toList()));
        parts.add(elf.symbols()
                .map(found -> found.stream().flatMap(SymbolTable::stream).count()));
        parts.add(elf.relocations(relocation -> {}));
        parts.add(elf.packedRelocations(address -> {}));
        parts.add(elf.notes()
                .map(notes -> Stream.of(
                                Note.buildId(notes), Note.goBuildId(notes), Note.abiTag(notes), Note.dlopen(notes))
                        .toList()));
        parts.add(DynamicObject.of(elf));
        return parts;
    }
}
