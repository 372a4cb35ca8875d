package dev.seaworthy.target.root;

import dev.seaworthy.elf.ElfFile;
import dev.seaworthy.elf.ElfHeader;
import dev.seaworthy.elf.Parsed;

/**
 * Why a file is no dynamic object: the reasons of {@link RootView.ObjectLookup.NotAnObject} of which it is known how a
 * loader words them. Any other damage is told as it was found.
 */
public final class Unfit {
    /** A directory stands where the file should be. */
    public static final String DIRECTORY = "is a directory";
    /** Not even a header of an ELF file finds room in it; an empty file, mostly. */
    public static final String TOO_SHORT = "is too short for an ELF file";
    /** It begins with other bytes. */
    public static final String NOT_ELF = "is not an ELF file";
    /** The file was cut off within its program headers. */
    public static final String CUT_HEADERS = "ends before its program headers do";
    /** A static program for a fixed address. */
    public static final String FIXED_PROGRAM = "is a static program";
    /** An object file of a compiler, a core file. */
    public static final String OTHER_TYPE = "is neither a program nor a library, but an ELF file of another type";
    /** Position-independent code that asks no loader for anything. */
    public static final String NO_DYNAMIC_SECTION = "has no dynamic section";

    private static final int SMALLEST_HEADER = 64;

    private Unfit() {}

    /** Of a file that begins with other bytes than an ELF file. */
    public static String notElf(long size) {
        return size < SMALLEST_HEADER ? TOO_SHORT : NOT_ELF;
    }

    /** Of a file of which the headers are damaged. */
    public static String damaged(long size, Parsed.Malformed<ElfFile> damage) {
        if (size < SMALLEST_HEADER) {
            return TOO_SHORT;
        }
        boolean cut = damage.what().startsWith("program header count ")
                || damage.what().startsWith("program headers");
        return cut ? CUT_HEADERS : damage.describe();
    }

    /** Of an ELF file without a dynamic section. */
    public static String notDynamic(ElfHeader header) {
        return switch (header.type()) {
            case ElfHeader.TYPE_EXEC -> FIXED_PROGRAM;
            case ElfHeader.TYPE_DYN -> NO_DYNAMIC_SECTION;
            default -> OTHER_TYPE;
        };
    }
}
