package dev.seaworthy.elf;

import java.nio.ByteOrder;
import java.util.Optional;

/**
 * The file header (gABI 4, "ELF Header").
 *
 * @param wordSize 4 for ELFCLASS32, 8 for ELFCLASS64
 * @param order the byte order of everything that follows
 * @param osAbi {@code e_ident[EI_OSABI]}; Linux binaries carry 0 (System V) or 3 (GNU)
 * @param abiVersion {@code e_ident[EI_ABIVERSION]}
 * @param type {@code e_type}: {@link #TYPE_EXEC}, {@link #TYPE_DYN}, …
 * @param machine {@code e_machine}, see {@link Architecture}
 * @param entry the address at which execution begins
 * @param flags {@code e_flags}, of which the meaning depends on the machine
 * @param programHeaders offset of the program headers in the file
 * @param programHeaderSize bytes of each
 * @param programHeaderCount {@code e_phnum} as it stands; {@link ElfFile#segments} has resolved the escape
 * @param sectionHeaders offset of the section headers, 0 when there are none
 * @param sectionHeaderSize bytes of each
 * @param sectionHeaderCount {@code e_shnum} as it stands; {@link SectionTable} resolves the escapes
 * @param sectionNames {@code e_shstrndx} as it stands
 */
public record ElfHeader(
        int wordSize,
        ByteOrder order,
        int osAbi,
        int abiVersion,
        int type,
        int machine,
        long entry,
        int flags,
        long programHeaders,
        int programHeaderSize,
        int programHeaderCount,
        long sectionHeaders,
        int sectionHeaderSize,
        int sectionHeaderCount,
        int sectionNames) {

    public static final int TYPE_REL = 1;
    public static final int TYPE_EXEC = 2;
    public static final int TYPE_DYN = 3;
    public static final int TYPE_CORE = 4;

    public static final int OSABI_SYSV = 0;
    public static final int OSABI_NETBSD = 2;
    public static final int OSABI_GNU = 3;
    public static final int OSABI_SOLARIS = 6;
    public static final int OSABI_FREEBSD = 9;
    public static final int OSABI_OPENBSD = 12;

    static final byte[] MAGIC = {0x7f, 'E', 'L', 'F'};
    /** Program header count that says "look into sh_info of section 0" (gABI 4). */
    static final int PN_XNUM = 0xffff;

    /** Whether this is a 64-bit file. */
    public boolean is64() {
        return wordSize == 8;
    }

    /** The architecture, when it is one for which Go builds Linux programs. */
    public Optional<Architecture> architecture() {
        return Architecture.of(this);
    }

    /** The machine by its field name, such as {@code x86-64}; a number when it is unknown here. */
    public String machineName() {
        return architecture().map(Architecture::goName).orElse("machine " + machine);
    }

    /** Reads the header alone: the first bytes of a file are enough. */
    public static Parsed<ElfHeader> read(Bytes file) {
        if (!file.matches(0, MAGIC)) {
            return new Parsed.NotThisFormat<>();
        }
        return Parsed.reading(() -> readKnown(file));
    }

    private static ElfHeader readKnown(Bytes file) {
        int wordSize = switch (file.u8(4)) {
            case 1 -> 4;
            case 2 -> 8;
            default -> throw new MalformedException("ELF class", 4, "1 (32-bit) or 2 (64-bit)");
        };
        ByteOrder order = switch (file.u8(5)) {
            case 1 -> ByteOrder.LITTLE_ENDIAN;
            case 2 -> ByteOrder.BIG_ENDIAN;
            default -> throw new MalformedException("ELF byte order", 5, "1 (little) or 2 (big)");
        };
        if (wordSize == 4 && order == ByteOrder.LITTLE_ENDIAN && isExecutedAsAmd64(file)) {
            throw new MalformedException("ELF class", 4, "2 (64-bit), which its program headers have");
        }
        int headerSize = wordSize == 8 ? 64 : 52;
        Bytes header = file.slice(0, headerSize, "ELF header").in(order);
        // After e_ident come e_type, e_machine and e_version; then three words; then fields of fixed size.
        int words = 24;
        int tail = words + 3 * wordSize;
        return new ElfHeader(
                wordSize,
                order,
                header.u8(7),
                header.u8(8),
                header.u16(16),
                header.u16(18),
                header.word(words, wordSize),
                header.i32(tail),
                header.word(words + wordSize, wordSize),
                header.u16(tail + 6),
                header.u16(tail + 8),
                header.word(words + 2L * wordSize, wordSize),
                header.u16(tail + 10),
                header.u16(tail + 12),
                header.u16(tail + 14));
    }

    /**
     * The kernel for x86-64 does not look at the class: it executes what has its machine and program headers of 64 bits. Nothing
     * else reads such a file so, hence it is called damaged.
     */
    private static boolean isExecutedAsAmd64(Bytes file) {
        Bytes header = file.in(ByteOrder.LITTLE_ENDIAN);
        return header.u16(18) == Architecture.AMD64.machine() && header.contains(54, 2) && header.u16(54) == 56;
    }
}
