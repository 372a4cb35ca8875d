package dev.seaworthy.inspect.size;

import dev.seaworthy.elf.Section;

/** What bytes of a file are for. */
public enum Kind {
    /** Machine code. */
    CODE,
    /** Go's table of functions, for stack traces and the garbage collector: no {@code strip} removes it. */
    FUNCTION_TABLE,
    /** What the runtime knows of Go's types: for interfaces, maps, reflection. */
    TYPES,
    /** The texts of Go's string constants; only told apart from other constants when there is a symbol table. */
    STRINGS,
    /** Other constants. */
    CONSTANTS,
    /** Variables that begin with a value. */
    DATA,
    /** What the dynamic loader needs: symbols, versions, relocations. */
    DYNAMIC,
    /** How to unwind the stack of C and C++ code. */
    UNWIND,
    /** Build ids and other notes, and Go's build info. */
    NOTES,
    /** DWARF debug information: {@code -ldflags=-w} leaves it out. */
    DEBUG,
    /** The symbol table and its names: {@code -ldflags=-s} leaves them out. */
    SYMBOLS,
    /** The headers of the file, its segments and its sections, with the sections' names. */
    HEADERS,
    /** What has another purpose, or one that is not known. */
    OTHER,
    /** Bytes of no section: room up to the next page, mostly, or something that was appended to the file. */
    PADDING;

    /** Whether {@code -ldflags="-s -w"} leaves it out. */
    public boolean removable() {
        return this == DEBUG || this == SYMBOLS;
    }

    private static final long WRITABLE = 1;
    private static final long EXECUTABLE = 4;

    /** What a section is for. Names before flags: flags only tell what may be done with it. */
    static Kind of(Section section) {
        String name = section.name();
        if ((section.flags() & Section.ALLOCATED) == 0) {
            return ofUnloaded(section);
        }
        return switch (name) {
            case ".gopclntab", ".data.rel.ro.gopclntab", ".go.func" -> FUNCTION_TABLE;
            case ".go.type", ".typelink", ".itablink", ".data.rel.ro.typelink", ".data.rel.ro.itablink" -> TYPES;
            case ".go.buildinfo", ".note.go.buildid", ".note.gnu.build-id" -> NOTES;
            case ".eh_frame", ".eh_frame_hdr", ".gcc_except_table" -> UNWIND;
            case ".dynsym", ".dynstr", ".dynamic", ".hash", ".gnu.hash", ".gnu.version", ".gnu.version_r" -> DYNAMIC;
            case ".gnu.version_d", ".interp", ".got", ".got.plt", ".plt.got", ".relr.dyn" -> DYNAMIC;
            case ".shstrtab" -> HEADERS;
            default -> ofLoaded(section);
        };
    }

    private static Kind ofUnloaded(Section section) {
        String name = section.name();
        if (name.startsWith(".debug_") || name.startsWith(".zdebug_")) {
            return DEBUG;
        }
        return switch (name) {
            case ".symtab", ".strtab", ".symtab_shndx" -> SYMBOLS;
            case ".shstrtab" -> HEADERS;
            default -> section.type() == Section.NOTE ? NOTES : OTHER;
        };
    }

    private static Kind ofLoaded(Section section) {
        if (section.name().startsWith(".rela.") || section.name().startsWith(".rel.")) {
            return DYNAMIC;
        }
        if (section.type() == Section.NOTE) {
            return NOTES;
        }
        if ((section.flags() & EXECUTABLE) != 0) {
            return CODE;
        }
        return (section.flags() & WRITABLE) != 0 ? DATA : CONSTANTS;
    }
}
