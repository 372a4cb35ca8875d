package dev.seaworthy.elf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The sections of a file. A binary runs without them, so their absence is as good as their presence. */
public record SectionTable(List<Section> sections) {
    private static final int SHN_XINDEX = 0xffff;
    /** More sections than this are no section table; object files with a section for each function have some 10,000. */
    private static final int MOST_SECTIONS = 1 << 18;
    /** The longest name: C++ compilers make a section for a function out of its mangled name. */
    private static final int LONGEST_NAME = 1 << 12;
    /** All names together: a thousand sections that share one long name must not take a gigabyte. */
    private static final int MOST_NAME_BYTES = 1 << 24;

    public SectionTable {
        sections = List.copyOf(sections);
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return sections.isEmpty();
    }

    /** The first section with this name. */
    public Optional<Section> named(String name) {
        for (Section section : sections) {
            if (section.name().equals(name)) {
                return Optional.of(section);
            }
        }
        return Optional.empty();
    }

    /** The first section of this type. */
    public Optional<Section> ofType(int type) {
        for (Section section : sections) {
            if (section.type() == type) {
                return Optional.of(section);
            }
        }
        return Optional.empty();
    }

    /** The section with this index, as {@code sh_link} names one. */
    public Optional<Section> at(int index) {
        return index >= 0 && index < sections.size() ? Optional.of(sections.get(index)) : Optional.empty();
    }

    static SectionTable read(Bytes file, ElfHeader header) {
        long table = header.sectionHeaders();
        if (table == 0) {
            return new SectionTable(List.of());
        }
        int entry = header.is64() ? 64 : 40;
        if (header.sectionHeaderSize() != entry) {
            throw new MalformedException(
                    "section header size " + header.sectionHeaderSize(), header.is64() ? 58 : 46, "" + entry);
        }
        // Counts and indexes that do not fit into 16 bits are kept in the fields of section 0 (gABI 4).
        long count = header.sectionHeaderCount();
        int names = header.sectionNames();
        if (count == 0 || names == SHN_XINDEX) {
            Raw first = Raw.read(file.slice(table, entry, "section header 0"), 0, header.wordSize());
            count = count == 0 ? first.size : count;
            names = names == SHN_XINDEX ? first.link : names;
        }
        if (count < 0 || count > Math.min(MOST_SECTIONS, file.size() / entry)) {
            throw new MalformedException(
                    "section header count " + count, table, "at most " + MOST_SECTIONS + ", all inside the file");
        }
        Bytes headers = file.slice(table, count * entry, "section headers");
        List<Raw> raw = new ArrayList<>((int) count);
        for (int i = 0; i < count; i++) {
            raw.add(Raw.read(headers, (long) i * entry, header.wordSize()));
        }
        Optional<Bytes> strings = nameTable(file, raw, names);
        List<Section> sections = new ArrayList<>(raw.size());
        long nameBytes = 0;
        for (Raw one : raw) {
            Section section = one.named(strings);
            nameBytes += section.name().length();
            if (nameBytes > MOST_NAME_BYTES) {
                throw new MalformedException(
                        "section names", table, "at most " + MOST_NAME_BYTES + " characters together");
            }
            sections.add(section);
        }
        return new SectionTable(sections);
    }

    private static Optional<Bytes> nameTable(Bytes file, List<Raw> raw, int index) {
        if (index <= 0 || index >= raw.size()) {
            return Optional.empty();
        }
        Raw table = raw.get(index);
        return table.type != Section.NOBITS && file.contains(table.offset, table.size)
                ? Optional.of(file.slice(table.offset, table.size, "section names"))
                : Optional.empty();
    }

    private record Raw(
            long name, int type, long flags, long address, long offset, long size, int link, int info, long entrySize) {
        static Raw read(Bytes table, long at, int word) {
            long behindWords = at + 8 + 4L * word;
            return new Raw(
                    table.u32(at),
                    table.i32(at + 4),
                    table.word(at + 8, word),
                    table.word(at + 8 + word, word),
                    table.word(at + 8 + 2L * word, word),
                    table.word(at + 8 + 3L * word, word),
                    table.i32(behindWords),
                    table.i32(behindWords + 4),
                    table.word(behindWords + 8 + word, word));
        }

        Section named(Optional<Bytes> strings) {
            String text = strings.filter(bytes -> name < bytes.size())
                    .flatMap(bytes -> Parsed.reading(() -> bytes.cString(name, LONGEST_NAME, "section name"))
                            .asOptional())
                    .orElse("");
            return new Section(text, type, flags, address, offset, size, link, info, entrySize);
        }
    }
}
