package dev.seaworthy.acceptance;

import dev.seaworthy.elf.DynamicSection;
import dev.seaworthy.elf.DynamicSymbols;
import dev.seaworthy.elf.ElfFile;
import dev.seaworthy.elf.ElfHeader;
import dev.seaworthy.elf.Note;
import dev.seaworthy.elf.Segment;
import dev.seaworthy.elf.VersionDefinition;
import dev.seaworthy.elf.VersionNeed;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    /** The type of symbols that stand for a section, and have no name of their own. */
    private static final int TYPE_SECTION = 3;

    private final ElfFile elf;
    private final List<String> facts = new ArrayList<>();

    private ElfFacts(ElfFile elf) {
        this.elf = elf;
    }

    static List<String> of(ElfFile elf) {
        ElfFacts facts = new ElfFacts(elf);
        facts.header();
        elf.segments().forEach(facts::segment);
        facts.interpreter();
        elf.dynamic().orThrow().ifPresent(facts::dynamic);
        elf.versionDefinitions().orThrow().forEach(facts::definition);
        elf.versionNeeds().orThrow().forEach(facts::need);
        elf.dynamicSymbols().orThrow().ifPresent(symbols -> symbols.stream().forEach(facts::symbol));
        elf.notes().orThrow().forEach(facts::note);
        return facts.facts;
    }

    /** The name of a common type of segment; what else there is, processors define. */
    static String segmentType(String name) {
        return SEGMENTS.containsValue(name) ? name : "other";
    }

    /** Without other characters, of which readelf prints the first byte only. */
    static String ascii(String name) {
        return name.replaceAll("[^\\x00-\\x7f]", "?");
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
            add("entry", tag);
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

    private void symbol(DynamicSymbols.Versioned one) {
        boolean definition = one.versionFile().isEmpty() && one.symbol().defined() && !one.hidden();
        // Linkers make an absolute symbol for each version, of the same name; readelf does not say that name twice.
        Optional<String> version = one.version()
                .filter(name -> !name.equals(one.symbol().name()))
                .map(name -> (definition ? "@@" : "@") + name);
        String name =
                one.symbol().type() == TYPE_SECTION ? "" : ascii(one.symbol().name());
        add(
                "symbol",
                one.symbol().value() + " " + one.symbol().size() + " "
                        + (one.symbol().defined() ? "defined " : "needed ")
                        + name + version.orElse(""));
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
    }

    private void add(String what, Object value) {
        facts.add(what + " " + value);
    }
}
