package dev.seaworthy.elf;

import java.util.ArrayList;
import java.util.List;

/**
 * A program header: what the kernel or the loader does with a part of the file (gABI 5, "Program Header").
 *
 * @param type {@code p_type}, one of the constants here or another
 * @param flags {@code p_flags}: {@link #EXECUTE}, {@link #WRITE}, {@link #READ}
 * @param offset where its bytes begin in the file
 * @param address where they are mapped
 * @param fileSize bytes in the file
 * @param memorySize bytes in memory; what exceeds {@code fileSize} is zero
 * @param align required alignment in bytes
 */
public record Segment(int type, int flags, long offset, long address, long fileSize, long memorySize, long align) {
    public static final int LOAD = 1;
    public static final int DYNAMIC = 2;
    public static final int INTERPRETER = 3;
    public static final int NOTE = 4;
    public static final int PROGRAM_HEADERS = 6;
    public static final int TLS = 7;
    public static final int GNU_STACK = 0x6474e551;
    public static final int GNU_RELRO = 0x6474e552;
    public static final int GNU_PROPERTY = 0x6474e553;

    public static final int EXECUTE = 1;
    public static final int WRITE = 2;
    public static final int READ = 4;

    /** More program headers than this are none; core dumps of huge processes have some 100,000. */
    private static final int MOST_OF_CORE = 1 << 18;
    /** Of everything else, the kernel refuses more (load_elf_phdrs in fs/binfmt_elf.c). */
    private static final int MOST_BYTES = 1 << 16;

    /** Whether code may run in it. */
    public boolean executable() {
        return (flags & EXECUTE) != 0;
    }

    /** Whether it may be written. */
    public boolean writable() {
        return (flags & WRITE) != 0;
    }

    /** Whether it is loaded and brings the byte at an address from the file. */
    public boolean brings(long address) {
        return brings(address, 1);
    }

    /** Whether it is loaded and brings so many bytes from an address on from the file. */
    public boolean brings(long address, long bytes) {
        long within = address - this.address;
        return type == LOAD
                && Long.compareUnsigned(address, this.address) >= 0
                && Long.compareUnsigned(within, fileSize) <= 0
                && Long.compareUnsigned(bytes, fileSize - within) <= 0;
    }

    static List<Segment> readAll(Bytes file, ElfHeader header) {
        int count = header.programHeaderCount();
        if (count == 0 || header.programHeaders() == 0) {
            return List.of();
        }
        int expected = header.is64() ? 56 : 32;
        if (header.programHeaderSize() != expected) {
            throw new MalformedException(
                    "program header size " + header.programHeaderSize(), header.is64() ? 54 : 42, "" + expected);
        }
        if (count == ElfHeader.PN_XNUM && header.sectionHeaders() != 0) {
            // Core dumps of large processes: the count is in sh_info of section 0.
            count = file.i32(header.sectionHeaders() + (header.is64() ? 44 : 28));
        }
        int most = header.type() == ElfHeader.TYPE_CORE ? MOST_OF_CORE : MOST_BYTES / expected;
        if (count < 0 || count > Math.min(most, file.size() / expected)) {
            throw new MalformedException(
                    "program header count " + count,
                    header.is64() ? 56 : 44,
                    "at most " + most + ", all inside the file");
        }
        Bytes table = file.slice(header.programHeaders(), (long) count * expected, "program headers");
        List<Segment> segments = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            segments.add(read(table, (long) i * expected, header.is64()));
        }
        return List.copyOf(segments);
    }

    private static Segment read(Bytes table, long at, boolean is64) {
        // The 32-bit form keeps its flags behind the sizes, the 64-bit form behind the type (for alignment).
        return is64
                ? new Segment(
                        table.i32(at),
                        table.i32(at + 4),
                        table.i64(at + 8),
                        table.i64(at + 16),
                        table.i64(at + 32),
                        table.i64(at + 40),
                        table.i64(at + 48))
                : new Segment(
                        table.i32(at),
                        table.i32(at + 24),
                        table.u32(at + 4),
                        table.u32(at + 8),
                        table.u32(at + 16),
                        table.u32(at + 20),
                        table.u32(at + 28));
    }
}
