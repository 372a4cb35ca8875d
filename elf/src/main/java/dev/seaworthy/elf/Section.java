package dev.seaworthy.elf;

/**
 * A section header (gABI 4, "Sections").
 *
 * @param name its name, empty when the name table is damaged
 * @param type {@code sh_type}
 * @param flags {@code sh_flags}
 * @param address where it is mapped, 0 when it is not
 * @param offset where its bytes begin in the file
 * @param size bytes in the file; in memory for {@link #NOBITS}, which has none in the file
 * @param link {@code sh_link}: the index of the section it refers to, a symbol table's string table for instance
 * @param info {@code sh_info}
 * @param entrySize bytes of each entry in a table, otherwise 0
 */
public record Section(
        String name, int type, long flags, long address, long offset, long size, int link, int info, long entrySize) {
    public static final int PROGBITS = 1;
    public static final int SYMTAB = 2;
    public static final int STRTAB = 3;
    public static final int NOTE = 7;
    public static final int NOBITS = 8;
    public static final int DYNSYM = 11;
    /** {@code sh_flags}: in memory while the program runs. */
    public static final long ALLOCATED = 2;
    /** {@code sh_flags}: compressed with a header in front (gABI 4, "Section Compression"). */
    public static final long COMPRESSED = 0x800;

    /** Bytes that it takes in the file. */
    public long fileSize() {
        return type == NOBITS ? 0 : size;
    }
}
