package dev.seaworthy.elf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.foreign.Arena;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BytesTest {
    private static final long WINDOW = 1L << 30;
    private static final Bytes EIGHT = Bytes.of(new byte[] {1, 2, 3, 4, 5, 6, 7, (byte) 0x88});

    @Test
    void wordsAreCopiedInTheirByteOrder() {
        byte[] bytes = new byte[32];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (0xf0 + i);
        }
        for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
            Bytes ordered = Bytes.of(bytes).in(order);
            for (int size : new int[] {4, 8}) {
                long[] words = new long[3];
                ordered.words(1, size, words, 3);
                for (int i = 0; i < words.length; i++) {
                    assertThat(words[i]).isEqualTo(ordered.word(1 + (long) i * size, size));
                }
            }
            assertThat(Parsed.reading(() -> {
                        ordered.words(9, 8, new long[3], 3);
                        return true;
                    }))
                    .isInstanceOf(Parsed.Malformed.class);
        }
    }

    @Test
    void numbers_are_unsigned_and_in_either_order() {
        assertThat(EIGHT.u8(7)).isEqualTo(0x88);
        assertThat(EIGHT.u16(6)).isEqualTo(0x8807);
        assertThat(EIGHT.u32(4)).isEqualTo(0x88070605L);
        assertThat(EIGHT.i32(4)).isNegative();
        assertThat(EIGHT.i64(0)).isEqualTo(0x8807060504030201L);
        assertThat(EIGHT.word(4, 4)).isEqualTo(0x88070605L);
        assertThat(EIGHT.word(0, 8)).isNegative();

        Bytes big = EIGHT.in(ByteOrder.BIG_ENDIAN);
        assertThat(big.u16(0)).isEqualTo(0x0102);
        assertThat(big.u32(4)).isEqualTo(0x05060788L);
        assertThat(big.i64(0)).isEqualTo(0x0102030405060788L);
        assertThat(big.order()).isEqualTo(ByteOrder.BIG_ENDIAN);
        assertThat(EIGHT.order()).isEqualTo(ByteOrder.LITTLE_ENDIAN);
    }

    @Test
    void nothing_outside_is_ever_read() {
        for (long offset : new long[] {-1, 1, 8, 9, Long.MAX_VALUE, Long.MIN_VALUE}) {
            assertThat(Parsed.reading(() -> EIGHT.i64(offset))).isInstanceOf(Parsed.Malformed.class);
            assertThat(Parsed.reading(() -> EIGHT.slice(offset, 8, "slice"))).isInstanceOf(Parsed.Malformed.class);
            assertThat(Parsed.reading(() -> EIGHT.copy(offset, 8))).isInstanceOf(Parsed.Malformed.class);
        }
        for (long length : new long[] {-1, 9, Long.MAX_VALUE, Long.MIN_VALUE}) {
            assertThat(Parsed.reading(() -> EIGHT.slice(0, length, "slice"))).isInstanceOf(Parsed.Malformed.class);
        }
        Bytes slice = EIGHT.slice(2, 2, "slice");
        assertThat(Parsed.reading(() -> slice.u8(2))).isInstanceOf(Parsed.Malformed.class);
        assertThat(Parsed.reading(() -> slice.u8(-1))).isInstanceOf(Parsed.Malformed.class);
        assertThat(slice.u16(0)).isEqualTo(0x0403);
        assertThat(slice.start()).isEqualTo(2);
        assertThat(slice.slice(2, 0, "end").size()).isZero();
    }

    @Test
    void strings_end_at_their_zero_byte() {
        Bytes text = Bytes.of("one\0größer\0end".getBytes(StandardCharsets.UTF_8));

        assertThat(text.cString(0, "text")).isEqualTo("one");
        assertThat(text.cString(3, "text")).isEmpty();
        assertThat(text.cString(4, "text")).isEqualTo("größer");
        assertThat(text.name(1, "text")).isEqualTo("ne");
        assertThat(Parsed.reading(() -> text.cString(13, "text")))
                .isEqualTo(new Parsed.Malformed<>("text", 13, "a zero byte within 3 bytes"));
        assertThat(Parsed.reading(() -> text.cString(0, 3, "text"))).isInstanceOf(Parsed.Malformed.class);
        assertThat(text.cString(0, 4, "text")).isEqualTo("one");
    }

    @Test
    void strings_end_at_their_first_zero_byte_whatever_surrounds_it() {
        for (int filler : new int[] {0x01, 0x7f, 0x80, 0x81, 0xff}) {
            for (int start = 0; start < 9; start++) {
                for (int length = 0; length < 20; length++) {
                    byte[] text = new byte[40];
                    Arrays.fill(text, (byte) filler);
                    text[start + length] = 0;
                    text[start + length + 2] = 0;

                    assertThat(Bytes.of(text).cStringLength(start, 40, "text")).isEqualTo(length);
                }
            }
        }
    }

    @Test
    void patterns_are_found_wherever_they_lie() {
        byte[] bytes = new byte[200_000];
        byte[] pattern = "needle".getBytes(StandardCharsets.UTF_8);
        // Across the border between two of the pieces in which the search goes.
        for (int at : new int[] {0, 65_530, 65_533, 65_536, 131_070, 199_994}) {
            byte[] hay = bytes.clone();
            System.arraycopy(pattern, 0, hay, at, pattern.length);

            assertThat(Bytes.of(hay).indexOf(pattern, 0)).isEqualTo(at);
            assertThat(Bytes.of(hay).indexOf(pattern, at)).isEqualTo(at);
            assertThat(Bytes.of(hay).indexOf(pattern, at + 1)).isEqualTo(-1);
            assertThat(Bytes.of(hay).matches(at, pattern)).isTrue();
        }
        assertThat(Bytes.of(bytes).indexOf(pattern, Long.MAX_VALUE)).isEqualTo(-1);
        assertThat(Bytes.of(bytes).matches(199_995, pattern)).isFalse();
    }

    @Test
    void files_may_be_larger_than_a_buffer(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("sparse");
        byte[] text = "across the border\0".getBytes(StandardCharsets.UTF_8);
        try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
            out.setLength(2 * WINDOW + 5); // Takes no room: nothing but the text is written.
            out.seek(WINDOW - 6);
            out.write(text);
            out.seek(2 * WINDOW + 4);
            out.write(7);
        }
        try (Arena arena = Arena.ofConfined()) {
            Bytes bytes = Bytes.map(file, arena);

            assertThat(bytes.size()).isEqualTo(2 * WINDOW + 5);
            assertThat(bytes.cString(WINDOW - 6, "text")).isEqualTo("across the border");
            assertThat(bytes.copy(WINDOW - 6, text.length)).isEqualTo(text);
            assertThat(bytes.matches(WINDOW - 6, text)).isTrue();
            assertThat(bytes.u8(2 * WINDOW + 4)).isEqualTo(7);
            assertThat(bytes.u32(2 * WINDOW + 1)).isEqualTo(0x07000000L);
            for (int i = 1; i <= 8; i++) {
                assertThat(bytes.i64(WINDOW - i)).isEqualTo(expected(text, 6 - i));
            }
            assertThat(bytes.slice(WINDOW + 1, 10, "part").string(4, 3)).isEqualTo("bor");
        }
    }

    private static long expected(byte[] text, int from) {
        long value = 0;
        for (int i = 7; i >= 0; i--) {
            value = (value << 8) | (from + i >= 0 ? text[from + i] : 0);
        }
        return value;
    }

    @Test
    void only_regular_files_are_opened(@TempDir Path folder) {
        try (Arena arena = Arena.ofConfined()) {
            assertThatThrownBy(() -> Bytes.map(folder, arena))
                    .isInstanceOf(IOException.class)
                    .hasMessage("is a directory");
            assertThatThrownBy(() -> Bytes.map(folder.resolve("absent"), arena)).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> Bytes.map(Path.of("/dev/zero"), arena)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void empty_files_are_empty(@TempDir Path folder) throws IOException {
        Path file = Files.createFile(folder.resolve("empty"));
        try (Arena arena = Arena.ofConfined()) {
            assertThat(Bytes.map(file, arena).size()).isZero();
        }
        assertThat(ElfFile.open(file)).isInstanceOf(Parsed.NotThisFormat.class);
    }

    @Test
    void a_file_that_shrinks_while_it_is_read_is_damage(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("shrinking");
        Files.write(file, new byte[1 << 16]);
        try (Arena arena = Arena.ofConfined()) {
            Bytes bytes = Bytes.map(file, arena);
            try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
                out.setLength(0);
            }

            assertThat(Parsed.reading(() -> bytes.copy(0, 1 << 16)))
                    .isEqualTo(new Parsed.Malformed<>("file", 0, "one that does not change while it is read"));
            assertThat(Parsed.reading(() -> bytes.u8(1 << 15))).isInstanceOf(Parsed.Malformed.class);
        }
    }

    @Test
    void long_ranges_of_an_open_file_are_those_of_the_mapped_one(@TempDir Path folder) throws IOException {
        byte[] content = new byte[100_000];
        new java.util.Random(7).nextBytes(content);
        Path file = Files.write(folder.resolve("file"), content);

        byte[] part =
                Bytes.with(file, bytes -> bytes.slice(1_000, 90_000, "part").copy(5, 80_000));

        assertThat(part).isEqualTo(java.util.Arrays.copyOfRange(content, 1_005, 81_005));
    }

    @Test
    void an_open_file_that_shrinks_cannot_be_read(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("shrinking"), new byte[1 << 16]);

        assertThatThrownBy(() -> Bytes.with(file, bytes -> {
                    cut(file);
                    return bytes.copy(0, 1 << 16);
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("changed while it was read");
    }

    private static void cut(Path file) {
        try {
            Files.write(file, new byte[0]);
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }
}
