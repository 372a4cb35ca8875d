package dev.seaworthy.elf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The dynamic section: what the file tells the dynamic loader (gABI 5, "Dynamic Section"), read through the program
 * header PT_DYNAMIC, as the loader does, so that it is there in files without section headers too.
 *
 * @param entries all entries before DT_NULL, in their order
 * @param needed sonames of the libraries that must be loaded (DT_NEEDED), in their order
 * @param soname the name by which others need this file (DT_SONAME)
 * @param rpath the old search path, entries separated by colons (DT_RPATH)
 * @param runpath the new search path (DT_RUNPATH); when there is one, the loader ignores {@code rpath}
 */
public record DynamicSection(
        List<Entry> entries,
        List<String> needed,
        Optional<String> soname,
        Optional<String> rpath,
        Optional<String> runpath) {

    public static final long NEEDED = 1;
    public static final long PLTRELSZ = 2;
    public static final long PLTGOT = 3;
    public static final long HASH = 4;
    public static final long STRTAB = 5;
    public static final long SYMTAB = 6;
    public static final long RELA = 7;
    public static final long RELASZ = 8;
    public static final long RELAENT = 9;
    public static final long STRSZ = 10;
    public static final long SYMENT = 11;
    public static final long INIT = 12;
    public static final long SONAME = 14;
    public static final long RPATH = 15;
    public static final long SYMBOLIC = 16;
    public static final long REL = 17;
    public static final long RELSZ = 18;
    public static final long RELENT = 19;
    public static final long PLTREL = 20;
    public static final long TEXTREL = 22;
    public static final long JMPREL = 23;
    public static final long BIND_NOW = 24;
    public static final long INIT_ARRAY = 25;
    public static final long RUNPATH = 29;
    public static final long FLAGS = 30;
    public static final long RELRSZ = 35;
    public static final long RELR = 36;
    public static final long RELRENT = 37;
    public static final long GNU_HASH = 0x6ffffef5L;
    public static final long VERSYM = 0x6ffffff0L;
    public static final long FLAGS_1 = 0x6ffffffbL;
    public static final long VERDEF = 0x6ffffffcL;
    public static final long VERDEFNUM = 0x6ffffffdL;
    public static final long VERNEED = 0x6ffffffeL;
    public static final long VERNEEDNUM = 0x6fffffffL;
    public static final long MIPS_LOCAL_GOTNO = 0x7000000aL;
    public static final long MIPS_SYMTABNO = 0x70000011L;
    public static final long MIPS_GOTSYM = 0x70000013L;

    /** DT_FLAGS: the file needs room in the static TLS block. */
    public static final long FLAG_STATIC_TLS = 0x10;
    /** DT_FLAGS_1: a position-independent executable, not a library. */
    public static final long FLAG_1_PIE = 0x08000000L;

    /** More entries than this are no dynamic section; real ones have less than a hundred and one for each library. */
    private static final int MOST_ENTRIES = 1 << 14;
    /** All names together: thousands of entries that share one long name must not take a gigabyte. */
    private static final int MOST_NAME_BYTES = 1 << 20;

    /** One entry: a tag and its number or address. */
    public record Entry(long tag, long value) {}

    public DynamicSection {
        entries = List.copyOf(entries);
        needed = List.copyOf(needed);
    }

    /** The value of the last entry with this tag: loaders fill an array by tag, so the last one wins. */
    public OptionalLong value(long tag) {
        for (int i = entries.size() - 1; i >= 0; i--) {
            if (entries.get(i).tag() == tag) {
                return OptionalLong.of(entries.get(i).value());
            }
        }
        return OptionalLong.empty();
    }

    static DynamicSection read(ElfFile elf, Segment segment) {
        int word = elf.header().wordSize();
        Bytes table = table(elf, segment);
        List<Entry> entries = new ArrayList<>();
        for (long at = 0; table.contains(at, 2L * word); at += 2L * word) {
            long tag = table.word(at, word);
            if (tag == 0) {
                break;
            }
            if (entries.size() == MOST_ENTRIES) {
                throw new MalformedException(
                        "dynamic section", segment.offset(), "at most " + MOST_ENTRIES + " entries");
            }
            entries.add(new Entry(tag, table.word(at + word, word)));
        }
        return resolve(elf, segment, entries);
    }

    /** Loaders go by the address; the offset, which readelf goes by, only serves files that cannot be loaded. */
    private static Bytes table(ElfFile elf, Segment segment) {
        return elf.fileOffset(segment.address()).isPresent()
                ? elf.at(segment.address(), segment.fileSize(), "dynamic section")
                : elf.bytes().slice(segment.offset(), segment.fileSize(), "dynamic section");
    }

    private static DynamicSection resolve(ElfFile elf, Segment segment, List<Entry> entries) {
        DynamicSection bare =
                new DynamicSection(entries, List.of(), Optional.empty(), Optional.empty(), Optional.empty());
        OptionalLong strings = bare.value(STRTAB);
        boolean named = entries.stream().anyMatch(entry -> isName(entry.tag()));
        if (!named) {
            return bare;
        }
        if (strings.isEmpty()) {
            throw new MalformedException("dynamic section", segment.offset(), "a string table (DT_STRTAB)");
        }
        Bytes table = elf.at(strings.getAsLong(), bare.value(STRSZ).orElse(0), "dynamic strings");
        List<String> needed = new ArrayList<>();
        long nameBytes = 0;
        for (Entry entry : entries) {
            if (entry.tag() == NEEDED) {
                String name = table.name(entry.value(), "DT_NEEDED name");
                nameBytes += name.length();
                if (nameBytes > MOST_NAME_BYTES) {
                    throw new MalformedException(
                            "DT_NEEDED names", table.start(), "at most " + MOST_NAME_BYTES + " characters together");
                }
                needed.add(name);
            }
        }
        return new DynamicSection(
                entries, needed, bare.text(SONAME, table), bare.text(RPATH, table), bare.text(RUNPATH, table));
    }

    private static boolean isName(long tag) {
        return tag == NEEDED || tag == SONAME || tag == RPATH || tag == RUNPATH;
    }

    private Optional<String> text(long tag, Bytes strings) {
        OptionalLong at = value(tag);
        return at.isPresent() ? Optional.of(strings.name(at.getAsLong(), "dynamic string")) : Optional.empty();
    }
}
