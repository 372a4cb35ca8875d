package dev.seaworthy.elf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.testkit.Machine;
import dev.seaworthy.testkit.TinyElf;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Files of one megabyte, made to take as much time and memory as they can. The promise is 2 seconds and 256 MiB; the
 * tests allow for a slow machine, and for the memory run in a heap of that size (see the POM).
 */
@SuppressWarnings("ByteBufferBackingArray") // All of them wrap an array as a whole.
@Timeout(10)
class HostileFilesTest {
    private static final int SIZE = 1 << 20;
    private static final Duration LIMIT = Duration.ofSeconds(5);

    /** A program whose dynamic section lies at the end of a small file, with a large segment appended. */
    private static ByteBuffer large(TinyElf elf) {
        byte[] small = elf.withoutSections().bytes();
        ByteBuffer bytes = ByteBuffer.wrap(Arrays.copyOf(small, SIZE)).order(ByteOrder.LITTLE_ENDIAN);
        // The second load header is the writable one: it becomes the whole file, at an address of its own.
        int load = 64 + 56;
        bytes.putLong(load + 8, 0)
                .putLong(load + 16, BASE)
                .putLong(load + 32, SIZE)
                .putLong(load + 40, SIZE);
        int dynamic = 64 + 2 * 56;
        bytes.putLong(dynamic + 16, BASE + bytes.getLong(dynamic + 8));
        return bytes;
    }

    private static final long BASE = 0x1000_0000;

    private static void set(ByteBuffer bytes, long tag, long value) {
        bytes.putLong(Example.dynamicEntry(bytes.array(), tag) + 8, value);
    }

    private static List<Object> read(ByteBuffer bytes) {
        long before = System.nanoTime();
        List<Object> parts = EveryPart.of(Bytes.of(bytes.array()));
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(LIMIT);
        return parts;
    }

    private static TinyElf library() {
        return TinyElf.library(Machine.AMD64, "libhostile.so")
                .needs("libc.so.6", "V1")
                .definesVersions("D1")
                .exports("one", "D1")
                .imports("two", "V1")
                .hashes(TinyElf.Hash.SYSV);
    }

    /** Fills from an offset on with bytes that are no UTF-8, of which each takes two bytes of memory. */
    private static void fillWithText(ByteBuffer bytes, int from) {
        Arrays.fill(bytes.array(), from, SIZE - 1, (byte) 0xff);
    }

    @Test
    void all_symbols_share_one_long_name() {
        ByteBuffer bytes = large(library());
        int table = 1 << 12;
        int count = 20_000;
        int strings = table + 24 * count;
        for (int i = 0; i < count; i++) {
            bytes.putInt(table + 24 * i, i % 1024)
                    .put(table + 24 * i + 4, (byte) 0x12)
                    .putShort(table + 24 * i + 6, (short) 1);
            bytes.putLong(table + 24 * i + 8, 1);
        }
        fillWithText(bytes, strings);
        for (int end = strings + 16_000; end < SIZE; end += 16_000) {
            bytes.put(end, (byte) 0);
        }
        set(bytes, DynamicSection.SYMTAB, BASE + table);
        set(bytes, DynamicSection.STRTAB, BASE + strings);
        set(bytes, DynamicSection.STRSZ, SIZE - strings);
        set(bytes, DynamicSection.SONAME, 16_000);
        set(bytes, DynamicSection.NEEDED, 16_000);
        ElfFile small = Example.read(bytes.array());
        int hash = (int) small.fileOffset(small.dynamic()
                        .orThrow()
                        .orElseThrow()
                        .value(DynamicSection.HASH)
                        .orElseThrow())
                .orElseThrow();
        bytes.putInt(hash + 4, count);

        assertThat(read(bytes)).anySatisfy(part -> assertThat(part.toString()).contains("names that fit into memory"));
    }

    @Test
    void all_sections_share_one_long_name() {
        byte[] small = TinyElf.executable(Machine.AMD64).withoutSections().bytes();
        ByteBuffer bytes = ByteBuffer.wrap(Arrays.copyOf(small, SIZE)).order(ByteOrder.LITTLE_ENDIAN);
        int table = 1 << 12;
        int count = 16_000;
        fillWithText(bytes, table + 64 * count);
        for (int i = 0; i < count; i++) {
            bytes.putInt(table + 64 * i, 1)
                    .putLong(table + 64 * i + 24, table + 64 * count)
                    .putLong(table + 64 * i + 32, 4000);
        }
        bytes.put(table + 64 * count + 3999, (byte) 0);
        bytes.putLong(40, table)
                .putShort(58, (short) 64)
                .putShort(60, (short) count)
                .putShort(62, (short) 1);

        assertThat(read(bytes)).anySatisfy(part -> assertThat(part.toString()).contains("section names"));
    }

    @Test
    void all_needed_libraries_share_one_long_name() {
        ByteBuffer bytes = large(library());
        int dynamic = 1 << 12;
        int count = 16_000;
        int strings = SIZE - 8192;
        fillWithText(bytes, strings);
        bytes.put(strings + 4000, (byte) 0);
        bytes.putLong(64 + 2 * 56 + 16, BASE + dynamic).putLong(64 + 2 * 56 + 32, 16L * (count + 3));
        bytes.putLong(dynamic, DynamicSection.STRTAB).putLong(dynamic + 8, BASE + strings);
        bytes.putLong(dynamic + 16, DynamicSection.STRSZ).putLong(dynamic + 24, 8192);
        for (int i = 2; i < count; i++) {
            bytes.putLong(dynamic + 16 * i, DynamicSection.NEEDED);
        }

        assertThat(read(bytes)).anySatisfy(part -> assertThat(part.toString()).contains("DT_NEEDED names"));
    }

    @Test
    void a_chain_of_versions_steps_by_one_byte() {
        for (long tag : new long[] {DynamicSection.VERNEED, DynamicSection.VERDEF}) {
            ByteBuffer bytes = large(library());
            // Every byte 1: each entry is of revision 0x0101, and would end nowhere.
            Arrays.fill(bytes.array(), 1 << 12, SIZE, (byte) 1);
            set(bytes, tag, BASE + (1 << 12));
            read(bytes);

            // Revision 1, next entry 2 bytes on: as many entries as there are pairs of bytes.
            for (int at = 1 << 12; at + 2 <= SIZE; at += 2) {
                bytes.putShort(at, (short) 1);
            }
            read(bytes);
        }
    }

    @Test
    void a_chain_of_versions_ends_in_long_names() {
        ByteBuffer bytes = large(library());
        int table = 1 << 12;
        int count = 30_000;
        int strings = table + 16 * count + 16;
        fillWithText(bytes, strings);
        bytes.put(strings + 1000, (byte) 0);
        bytes.putShort(table, (short) 1).putShort(table + 2, (short) -1).putInt(table + 8, 16);
        for (int i = 1; i < count; i++) {
            bytes.putInt(table + 16 * i + 12, 16);
        }
        set(bytes, DynamicSection.STRTAB, BASE + strings);
        set(bytes, DynamicSection.STRSZ, 1001);
        set(bytes, DynamicSection.VERNEED, BASE + table);

        assertThat(read(bytes)).anySatisfy(part -> assertThat(part.toString()).contains("at most 16384"));
    }

    @Test
    void many_note_segments_share_the_same_notes() {
        int count = 1170;
        ByteBuffer bytes = ByteBuffer.wrap(Arrays.copyOf(
                        TinyElf.executable(Machine.AMD64).withoutSections().bytes(), SIZE))
                .order(ByteOrder.LITTLE_ENDIAN);
        int table = 1 << 10;
        bytes.putLong(32, table).putShort(56, (short) count);
        for (int i = 0; i < count; i++) {
            int at = table + 56 * i;
            bytes.putInt(at, Segment.NOTE).putLong(at + 8, 1 << 17).putLong(at + 32, SIZE - (1 << 17));
        }

        assertThat(read(bytes)).anySatisfy(part -> assertThat(part.toString()).contains("what=notes"));
    }

    @Test
    void all_hash_buckets_begin_the_same_long_chain() {
        ByteBuffer bytes = large(TinyElf.library(Machine.AMD64, "l").exports("one"));
        int table = 1 << 12;
        int buckets = 100_000;
        bytes.putInt(table, buckets).putInt(table + 4, 1).putInt(table + 8, 0).putInt(table + 12, 0);
        for (int i = 0; i < buckets; i++) {
            bytes.putInt(table + 16 + 4 * i, 1);
        }
        set(bytes, DynamicSection.GNU_HASH, BASE + table);

        read(bytes); // The chain runs to the end of the file without an end mark.
    }

    @Test
    void packed_relocations_are_all_bitmaps() {
        ByteBuffer bytes =
                large(TinyElf.pie(Machine.AMD64).packedRelativeRelocations(1).exports("one"));
        Arrays.fill(bytes.array(), 1 << 12, SIZE, (byte) 0xff);
        set(bytes, DynamicSection.RELR, BASE + (1 << 12));
        set(bytes, DynamicSection.RELRSZ, SIZE - (1 << 12));

        assertThat(read(bytes)).contains(new Parsed.Read<>((SIZE - (1L << 12)) / 8 * 63));
    }

    @Test
    void every_relocation_names_a_symbol() {
        ByteBuffer bytes = large(library());
        int table = 1 << 12;
        for (int at = table; at + 24 <= SIZE; at += 24) {
            bytes.putLong(at + 8, 1L << 32 | 7);
        }
        set(bytes, DynamicSection.JMPREL, BASE + table);
        set(bytes, DynamicSection.PLTRELSZ, SIZE - table);

        read(bytes);
    }
}
