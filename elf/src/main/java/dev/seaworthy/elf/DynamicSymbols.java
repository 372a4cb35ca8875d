package dev.seaworthy.elf;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The dynamic symbols together with the version of each (DT_SYMTAB, DT_VERSYM, DT_VERNEED, DT_VERDEF). */
public final class DynamicSymbols {
    private static final int HIDDEN = 0x8000;
    private static final int INDEX = 0x7fff;

    private final SymbolTable table;
    private final Optional<Bytes> versionIndexes;
    private final Map<Integer, Named> versions;

    private record Named(String name, Optional<String> file) {}

    /**
     * A dynamic symbol.
     *
     * @param symbol the symbol itself
     * @param version the version that it is defined with or needed in; empty when it has none
     * @param versionFile for a needed version, the library that is asked for it
     * @param hidden whether the definition is only found by asking for its version (an older, non-default one)
     */
    public record Versioned(Symbol symbol, Optional<String> version, Optional<String> versionFile, boolean hidden) {
        /** Name and version as linkers write them: {@code fcntl64@GLIBC_2.28}. */
        public String nameAndVersion() {
            return version.map(name -> symbol.name() + "@" + name).orElse(symbol.name());
        }
    }

    private DynamicSymbols(SymbolTable table, Optional<Bytes> versionIndexes, Map<Integer, Named> versions) {
        this.table = table;
        this.versionIndexes = versionIndexes;
        this.versions = versions;
    }

    /** How many there are, the empty one at index 0 included. */
    public long size() {
        return table.size();
    }

    /**
     * The symbol at an index.
     *
     * @throws MalformedException when the index lies outside the table
     */
    public Versioned get(long index) {
        Symbol symbol = table.get(index);
        int raw = versionIndexes
                .filter(bytes -> bytes.contains(2 * index, 2))
                .map(bytes -> bytes.u16(2 * index))
                .orElse(1);
        Optional<Named> named = Optional.ofNullable(versions.get(raw & INDEX));
        return new Versioned(symbol, named.map(Named::name), named.flatMap(Named::file), (raw & HIDDEN) != 0);
    }

    /** All from index 1 on. */
    public Stream<Versioned> stream() {
        return LongStream.range(1, Math.max(1, size())).mapToObj(this::get);
    }

    static DynamicSymbols read(ElfFile elf, DynamicSection dynamic) {
        OptionalLong address = dynamic.value(DynamicSection.SYMTAB);
        Bytes none = elf.bytes().slice(0, 0, "no symbols");
        int word = elf.header().wordSize();
        if (address.isEmpty()) {
            return new DynamicSymbols(new SymbolTable(none, none, word), Optional.empty(), Map.of());
        }
        Bytes rest = elf.from(address.getAsLong(), "dynamic symbols");
        long count = count(elf, dynamic, address.getAsLong());
        int entry = SymbolTable.entrySize(word);
        if (count < 0 || count > rest.size() / entry) {
            throw new MalformedException("dynamic symbol count " + count, rest.start(), "as many as fit into the file");
        }
        Bytes entries = rest.slice(0, count * entry, "dynamic symbols");
        OptionalLong indexes = dynamic.value(DynamicSection.VERSYM);
        Optional<Bytes> versionIndexes = indexes.isPresent()
                ? Optional.of(elf.at(indexes.getAsLong(), 2 * count, "symbol version indexes"))
                : Optional.empty();
        return new DynamicSymbols(
                new SymbolTable(entries, elf.dynamicStrings(dynamic), word),
                versionIndexes,
                versions(elf.versionNeeds().orThrow(), elf.versionDefinitions().orThrow()));
    }

    /**
     * The section header says it outright; without one, the hash tables; without those, linkers put the strings right
     * behind the symbols.
     */
    private static long count(ElfFile elf, DynamicSection dynamic, long address) {
        Optional<Section> section =
                elf.sections().orElse(new SectionTable(List.of())).ofType(Section.DYNSYM);
        int entry = SymbolTable.entrySize(elf.header().wordSize());
        if (section.isPresent() && section.get().address() == address) {
            return section.get().size() / entry;
        }
        OptionalLong hashed = SymbolHash.symbolCount(elf, dynamic);
        if (hashed.isPresent()) {
            return hashed.getAsLong();
        }
        long strings = dynamic.value(DynamicSection.STRTAB).orElse(0);
        return strings > address ? (strings - address) / entry : 0;
    }

    private static Map<Integer, Named> versions(List<VersionNeed> needs, List<VersionDefinition> definitions) {
        Map<Integer, Named> versions = new HashMap<>();
        for (VersionDefinition definition : definitions) {
            if (!definition.base()) {
                versions.put(definition.index(), new Named(definition.name(), Optional.empty()));
            }
        }
        for (VersionNeed need : needs) {
            for (VersionNeed.Version version : need.versions()) {
                versions.put(version.index(), new Named(version.name(), Optional.of(need.file())));
            }
        }
        return versions;
    }
}
