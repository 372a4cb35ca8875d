package dev.seaworthy.acceptance;

import dev.seaworthy.elf.DynamicSection;
import dev.seaworthy.elf.DynamicSymbols;
import dev.seaworthy.elf.ElfFile;
import dev.seaworthy.elf.ElfHeader;
import dev.seaworthy.elf.Note;
import dev.seaworthy.elf.Section;
import dev.seaworthy.elf.Segment;
import dev.seaworthy.elf.Symbol;
import dev.seaworthy.elf.VersionDefinition;
import dev.seaworthy.elf.VersionNeed;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/** What Seaworthy's ELF reader says of a file, one line for each fact, to be compared with {@link Readelf}. */
final class ElfFacts {
    private static final Map<Integer, String> TYPES = Map.of(0, "NONE", 1, "REL", 2, "EXEC", 3, "DYN", 4, "CORE");
    private static final Map<Integer, String> SEGMENTS = Map.ofEntries(
            Map.entry(0, "NULL"),
            Map.entry(1, "LOAD"),
            Map.entry(2, "DYNAMIC"),
            Map.entry(3, "INTERP"),
            Map.entry(4, "NOTE"),
            Map.entry(6, "PHDR"),
            Map.entry(7, "TLS"),
            Map.entry(0x6474e550, "GNU_EH_FRAME"),
            Map.entry(0x6474e551, "GNU_STACK"),
            Map.entry(0x6474e552, "GNU_RELRO"),
            Map.entry(0x6474e553, "GNU_PROPERTY"));

    private static final Map<Integer, String> SECTIONS = Map.ofEntries(
            Map.entry(0, "NULL"),
            Map.entry(Section.PROGBITS, "PROGBITS"),
            Map.entry(Section.SYMTAB, "SYMTAB"),
            Map.entry(Section.STRTAB, "STRTAB"),
            Map.entry(4, "RELA"),
            Map.entry(5, "HASH"),
            Map.entry(6, "DYNAMIC"),
            Map.entry(Section.NOTE, "NOTE"),
            Map.entry(Section.NOBITS, "NOBITS"),
            Map.entry(9, "REL"),
            Map.entry(Section.DYNSYM, "DYNSYM"),
            Map.entry(0x6ffffff6, "GNU_HASH"),
            Map.entry(0x6ffffffd, "VERDEF"),
            Map.entry(0x6ffffffe, "VERNEED"),
            Map.entry(0x6fffffff, "VERSYM"));
    private static final Map<Integer, String> SYMBOL_TYPES = Map.of(
            Symbol.TYPE_NONE,
            "NOTYPE",
            Symbol.TYPE_OBJECT,
            "OBJECT",
            Symbol.TYPE_FUNCTION,
            "FUNC",
            3,
            "SECTION",
            4,
            "FILE",
            5,
            "COMMON",
            Symbol.TYPE_TLS,
            "TLS",
            Symbol.TYPE_GNU_IFUNC,
            "IFUNC");
    /** How readelf calls unique bindings and indirect functions of files that do not say that they are GNU's. */
    private static final String OF_THE_SYSTEM = "other 10";

    private static final Map<Integer, String> BINDINGS = Map.of(
            Symbol.BIND_LOCAL, "LOCAL",
            Symbol.BIND_GLOBAL, "GLOBAL",
            Symbol.BIND_WEAK, "WEAK",
            Symbol.BIND_GNU_UNIQUE, "UNIQUE");
    private static final List<String> VISIBILITIES = List.of("DEFAULT", "INTERNAL", "HIDDEN", "PROTECTED");
    /** Indexes from here on are no sections; readelf names those that a processor defines, but for two. */
    private static final int FIRST_RESERVED = 0xff00;
    /** The entries of which readelf prints the number as it stands. */
    private static final Set<Long> NUMBERS = Set.of(
            DynamicSection.PLTRELSZ,
            DynamicSection.PLTGOT,
            DynamicSection.HASH,
            DynamicSection.STRTAB,
            DynamicSection.SYMTAB,
            DynamicSection.RELA,
            DynamicSection.RELASZ,
            DynamicSection.RELAENT,
            DynamicSection.STRSZ,
            DynamicSection.SYMENT,
            DynamicSection.INIT,
            13L,
            DynamicSection.REL,
            DynamicSection.RELSZ,
            DynamicSection.RELENT,
            DynamicSection.JMPREL,
            DynamicSection.INIT_ARRAY,
            26L,
            27L,
            28L,
            DynamicSection.RELRSZ,
            DynamicSection.RELR,
            DynamicSection.RELRENT,
            DynamicSection.GNU_HASH,
            DynamicSection.VERSYM,
            0x6ffffff9L,
            0x6ffffffaL,
            DynamicSection.VERDEF,
            DynamicSection.VERDEFNUM,
            DynamicSection.VERNEED,
            DynamicSection.VERNEEDNUM);

    private final ElfFile elf;
    private final List<String> facts = new ArrayList<>();
    private final List<String> symbols = new ArrayList<>();

    private ElfFacts(ElfFile elf) {
        this.elf = elf;
    }

    static ElfFacts of(ElfFile elf) {
        ElfFacts facts = new ElfFacts(elf);
        facts.header();
        elf.segments().forEach(facts::segment);
        facts.interpreter();
        elf.dynamic().orThrow().ifPresent(facts::dynamic);
        elf.versionDefinitions().orThrow().forEach(facts::definition);
        elf.versionNeeds().orThrow().forEach(facts::need);
        elf.dynamicSymbols().orThrow().ifPresent(symbols -> symbols.stream().forEach(facts::symbol));
        elf.notes().orThrow().forEach(facts::note);
        List<Section> sections = elf.sections().orThrow().sections();
        for (int i = 0; i < sections.size(); i++) {
            facts.section(i, sections.get(i));
        }
        return facts;
    }

    List<String> facts() {
        return facts;
    }

    /** Facts about the dynamic symbols. */
    List<String> symbols() {
        return symbols;
    }

    /** The name of a common type of segment; what else there is, processors define. */
    static String segmentType(String name) {
        return SEGMENTS.containsValue(name) ? name : "other";
    }

    /** Without other characters, of which readelf prints the first byte only. */
    static String ascii(String name) {
        return name.chars().allMatch(character -> character < 0x80) ? name : name.replaceAll("[^\\x00-\\x7f]", "?");
    }

    private void header() {
        ElfHeader header = elf.header();
        add("class", 8 * header.wordSize());
        add("order", header.order() == ByteOrder.LITTLE_ENDIAN ? "little" : "big");
        add("abi version", header.abiVersion());
        add("type", TYPES.getOrDefault(header.type(), "other"));
        add("entry", header.entry());
        add("program headers at", header.programHeaders());
        add("section headers at", header.sectionHeaders());
        add("flags", header.flags() & 0xffff_ffffL);
        add("program header size", header.programHeaderSize());
        add("program header count", header.programHeaderCount());
        add("section header size", header.sectionHeaderSize());
        add("section header count", header.sectionHeaderCount());
        add("section names", header.sectionNames());
    }

    private void segment(Segment segment) {
        int flags = segment.flags();
        String letters = ((flags & Segment.READ) != 0 ? "R" : "")
                + (segment.writable() ? "W" : "")
                + (segment.executable() ? "E" : "");
        add(
                "segment",
                SEGMENTS.getOrDefault(segment.type(), "other") + " " + segment.offset() + " " + segment.address() + " "
                        + segment.fileSize() + " " + segment.memorySize() + " " + letters + " " + segment.align());
    }

    private void interpreter() {
        elf.interpreter().orThrow().ifPresent(path -> add("interpreter", path));
    }

    private void dynamic(DynamicSection dynamic) {
        int libraries = 0;
        for (DynamicSection.Entry entry : dynamic.entries()) {
            long tag = entry.tag();
            facts.add(entry(tag, entry::value));
            if (tag == DynamicSection.NEEDED) {
                add("text 1", dynamic.needed().get(libraries++));
            } else if (tag == DynamicSection.SONAME) {
                add("text 14", dynamic.soname().orElseThrow());
            } else if (tag == DynamicSection.RPATH) {
                add("text 15", dynamic.rpath().orElseThrow());
            } else if (tag == DynamicSection.RUNPATH) {
                add("text 29", dynamic.runpath().orElseThrow());
            }
        }
    }

    private void definition(VersionDefinition definition) {
        add("defines version", definition.name() + " " + definition.index() + (definition.base() ? " base" : ""));
    }

    private void need(VersionNeed need) {
        add("needs versions of", need.file());
        for (VersionNeed.Version version : need.versions()) {
            add("needs version", version.name() + " " + version.index() + (version.weak() ? " weak" : ""));
        }
    }

    /** The fact that there is an entry in the dynamic section; where readelf prints its number, with that. */
    static String entry(long tag, LongSupplier value) {
        return "entry " + tag + (NUMBERS.contains(tag) ? " " + value.getAsLong() : "");
    }

    /**
     * The fact that there is a section.
     *
     * @param type the name of its type
     * @param numbers address, offset, size, size of an entry, link, info
     * @param flags letters, of which those count that mean the same everywhere
     */
    static String section(int index, String name, String type, List<Long> numbers, String flags) {
        return "section " + index + " " + ascii(name) + " " + (SECTIONS.containsValue(type) ? type : "other") + " "
                + numbers + " " + flags.replaceAll("[^WAXC]", "");
    }

    private void section(int index, Section section) {
        long flags = section.flags();
        String letters = ((flags & 1) != 0 ? "W" : "")
                + ((flags & Section.ALLOCATED) != 0 ? "A" : "")
                + ((flags & 4) != 0 ? "X" : "")
                + ((flags & Section.COMPRESSED) != 0 ? "C" : "");
        List<Long> numbers = List.of(
                section.address(),
                section.offset(),
                section.size(),
                section.entrySize(),
                Integer.toUnsignedLong(section.link()),
                Integer.toUnsignedLong(section.info()));
        facts.add(section(index, section.name(), SECTIONS.getOrDefault(section.type(), "other"), numbers, letters));
    }

    /** The fact that there is a symbol: types and bindings by the names that readelf has for them. */
    static String symbol(
            long value, long size, String type, String binding, String visibility, int section, String name) {
        return "symbol " + value + " " + size + " " + known(SYMBOL_TYPES, type, Symbol.TYPE_GNU_IFUNC) + " "
                + known(BINDINGS, binding, Symbol.BIND_GNU_UNIQUE) + " " + visibility + " " + section + " "
                + ascii(name);
    }

    private static String known(Map<Integer, String> names, String name, int ofTheSystem) {
        String said = name.equals(OF_THE_SYSTEM) ? names.getOrDefault(ofTheSystem, name) : name;
        return names.containsValue(said) ? said : "other";
    }

    private void symbol(DynamicSymbols.Versioned one) {
        Symbol symbol = one.symbol();
        boolean definition = one.versionFile().isEmpty() && symbol.defined() && !one.hidden();
        // Linkers make an absolute symbol for each version, of the same name; readelf does not say that name twice.
        String version = one.version()
                .filter(name -> !name.equals(symbol.name()))
                .map(name -> (definition ? "@@" : "@") + name)
                .orElse("");
        String type = SYMBOL_TYPES.getOrDefault(symbol.type(), "other");
        boolean known = symbol.section() < FIRST_RESERVED
                || symbol.section() == Symbol.SECTION_ABSOLUTE
                || symbol.section() == 0xfff2;
        symbols.add(symbol(
                symbol.value(),
                symbol.size(),
                type,
                BINDINGS.getOrDefault(symbol.binding(), "other"),
                VISIBILITIES.get(symbol.other() & 3),
                known ? symbol.section() : -1,
                // Symbols of sections have no name; readelf shows the section's.
                type.equals("SECTION") ? "" : symbol.name() + version));
    }

    /** Whether readelf prints notes of this owner in a form of its own: compilers' build attributes, and NetBSD's. */
    static boolean printedOtherwise(String owner) {
        return owner.startsWith("GA") || owner.equals("NetBSD");
    }

    private void note(Note note) {
        if (!printedOtherwise(note.owner())) {
            add("note", note.owner() + " " + note.description().size());
        }
        Note.buildId(List.of(note)).ifPresent(id -> add("build id", id));
        Note.abiTag(List.of(note)).filter(tag -> tag.startsWith("Linux")).ifPresent(tag -> add("abi tag", tag));
    }

    private void add(String what, Object value) {
        facts.add(what + " " + value);
    }
}
