package dev.seaworthy.elf;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The dynamic symbols together with the version of each (DT_SYMTAB, DT_VERSYM, DT_VERNEED, DT_VERDEF). */
public final class DynamicSymbols {
    /** Of what {@link #rawVersion} gives: whether the definition is only found by asking for its version. */
    static final int HIDDEN = 0x8000;
    /** Of what {@link #rawVersion} gives: where the version is in {@link #versionNames}, if there. */
    static final int INDEX = 0x7fff;

    /** Tables with less symbols cannot hold more names than memory, so their names are not measured beforehand. */
    private static final int FEW = 1 << 10;
    /** What all names together may have beyond four times the string table, for names may share their endings. */
    private static final long MOST_SHARED_BYTES = 1 << 25;

    /** Of a table without end, only so many lengths are kept: no file has more exports. */
    private static final int MOST_KEPT = PackedExports.MOST;

    private final SymbolTable table;
    private final Optional<Bytes> versionIndexes;
    private final Named[] versions;
    /** Bytes of the names of the first symbols; empty where they were not measured. */
    private final int[] lengths;

    private record Named(Optional<String> name, Optional<String> file) {
        static final Named NONE = new Named(Optional.empty(), Optional.empty());
    }

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

    private DynamicSymbols(SymbolTable table, int[] lengths, Optional<Bytes> versionIndexes, Named[] versions) {
        this.table = table;
        this.lengths = lengths;
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
        // Millions of these are read: nothing is made here but the result.
        int raw = rawVersion(index);
        int version = raw & INDEX;
        Named named = version < versions.length ? versions[version] : Named.NONE;
        return new Versioned(symbol, named.name, named.file, (raw & HIDDEN) != 0);
    }

    /**
     * Whether the symbol at an index is defined here, without the cost of its name and version.
     *
     * @throws MalformedException when the index lies outside the table
     */
    public boolean defined(long index) {
        return table.defined(index);
    }

    /** The version of the symbol at an index as the file has it (DT_VERSYM); 1, the base version, where it has none. */
    int rawVersion(long index) {
        return versionIndexes.isPresent() ? versionIndexes.get().u16(2 * index) : 1;
    }

    /** The symbol at an index without its name. */
    Symbol nameless(long index) {
        return table.nameless(index);
    }

    /** The names of the versions by their index in this file. */
    List<Optional<String>> versionNames() {
        return Arrays.stream(versions).map(Named::name).toList();
    }

    /** Bytes of the name of the symbol at an index. */
    int nameLength(long index) {
        return index < lengths.length ? lengths[(int) index] : table.nameLength(index);
    }

    /** Copies the name of the symbol at an index, of which the length is known. */
    void copyName(long index, byte[] into, int to, int length) {
        table.names().copy(table.nameAt(index), into, to, length);
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
            return new DynamicSymbols(new SymbolTable(none, none, word), new int[0], Optional.empty(), new Named[0]);
        }
        Bytes rest = elf.from(address.getAsLong(), "dynamic symbols");
        int entry = SymbolTable.entrySize(word);
        long count = SymbolCount.of(elf, dynamic, address.getAsLong(), rest.size() / entry);
        SymbolTable table =
                new SymbolTable(rest.slice(0, count * entry, "dynamic symbols"), elf.dynamicStrings(dynamic), word);
        int[] lengths =
                lengths(table, rest.start(), dynamic.value(DynamicSection.STRSZ).orElse(0));
        OptionalLong indexes = dynamic.value(DynamicSection.VERSYM);
        Optional<Bytes> versionIndexes = indexes.isPresent()
                ? Optional.of(elf.at(indexes.getAsLong(), 2 * count, "symbol version indexes"))
                : Optional.empty();
        return new DynamicSymbols(
                table,
                lengths,
                versionIndexes,
                versions(VersionNeed.readAll(elf, dynamic), VersionDefinition.readAll(elf, dynamic)));
    }

    /**
     * Measures the names, where they may be many. Whoever keeps all names must not run out of memory because they all end in
     * the same half megabyte.
     */
    private static int[] lengths(SymbolTable table, long offset, long stringBytes) {
        if (table.size() <= FEW) {
            return new int[0];
        }
        long left = 4 * stringBytes + MOST_SHARED_BYTES;
        int[] lengths = new int[(int) Math.min(table.size(), MOST_KEPT)];
        Names names = table.allNames();
        for (long i = 1; i < table.size() && left >= 0; i++) {
            int length = names.length(table.nameAt(i));
            if (i < lengths.length) {
                lengths[(int) i] = length;
            }
            left -= length;
        }
        if (left < 0) {
            throw new MalformedException("dynamic symbols", offset, "names that fit into memory together");
        }
        return lengths;
    }

    /** As glibc fills its array (_dl_check_map_versions): needs first, and a definition of the same index wins. */
    private static Named[] versions(List<VersionNeed> needs, List<VersionDefinition> definitions) {
        int last = -1;
        for (VersionNeed need : needs) {
            for (VersionNeed.Version version : need.versions()) {
                last = Math.max(last, version.index());
            }
        }
        for (VersionDefinition definition : definitions) {
            last = Math.max(last, definition.index());
        }
        Named[] versions = new Named[last + 1];
        Arrays.fill(versions, Named.NONE);
        for (VersionNeed need : needs) {
            Optional<String> file = Optional.of(need.file());
            for (VersionNeed.Version version : need.versions()) {
                versions[version.index()] = new Named(Optional.of(version.name()), file);
            }
        }
        for (VersionDefinition definition : definitions) {
            if (!definition.base()) {
                versions[definition.index()] = new Named(Optional.of(definition.name()), Optional.empty());
            }
        }
        return versions;
    }
}
