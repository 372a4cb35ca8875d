package dev.seaworthy.elf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Bytes of a file, read only, with every access checked against their bounds. Offsets and lengths are in bytes and may
 * be any value that a file claims, negative ones included: what lies outside throws {@link MalformedException}, for the
 * {@link Parsed#reading} around it.
 *
 * <p>A file is mapped, not copied, so that only the pages that are looked at are read. The mapping is seen through
 * {@link ByteBuffer} windows of 1 GiB, because a buffer's index is an {@code int} and because buffer access, unlike
 * memory-segment access, costs no method-handle set-up at start.
 */
public final class Bytes {
    private static final int WINDOW_BITS = 30;
    private static final long WINDOW = 1L << WINDOW_BITS;
    /** Windows overlap by this, so that no multi-byte value is cut by a window's end. */
    private static final int OVERLAP = 16;
    /** The longest string of any kind: one that thousands of entries point to must not take minutes to read. */
    private static final int LONGEST_STRING = 1 << 16;
    /** The longest name of a file or a version: what Linux allows for a path. */
    private static final int LONGEST_NAME = 4096;

    /** Longer ranges are copied by the kernel: that costs less than the faults of the mapped pages. */
    private static final int WORTH_A_CALL = 1 << 14;

    private final Optional<FileChannel> file;
    private final ByteBuffer[] windows;
    private final ByteOrder order;
    private final long start;
    private final long size;

    private Bytes(Optional<FileChannel> file, ByteBuffer[] windows, ByteOrder order, long start, long size) {
        this.file = file;
        this.windows = windows;
        this.order = order;
        this.start = start;
        this.size = size;
    }

    /**
     * Maps a file. The bytes are valid until the arena is closed.
     *
     * @throws IOException when it cannot be opened or is not a regular file; a pipe or a device is never opened
     */
    public static Bytes map(Path path, Arena arena) throws IOException {
        checkRegular(path);
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            return of(Optional.empty(), channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena));
        } catch (NoSuchFileException vanished) {
            throw new IOException("vanished while it was opened", vanished);
        }
    }

    /**
     * Maps a file and hands its bytes to a function, the only one that may use them, and only in this thread. For those who
     * read much of a file: it stays open meanwhile, and long ranges are not copied from the mapped pages.
     *
     * @throws IOException when it cannot be opened or read, or is not a regular file; a pipe or a device is never opened
     */
    public static <T> T with(Path path, Function<Bytes, T> function) throws IOException {
        return with(path, Arena::ofConfined, function);
    }

    /**
     * The same for a function that lets several threads read the bytes: until it returns. To end that costs some
     * microseconds more.
     *
     * @throws IOException when it cannot be opened or read, or is not a regular file; a pipe or a device is never opened
     */
    public static <T> T withThreads(Path path, Function<Bytes, T> function) throws IOException {
        return with(path, Arena::ofShared, function);
    }

    private static <T> T with(Path path, Supplier<Arena> arenas, Function<Bytes, T> function) throws IOException {
        checkRegular(path);
        try (Arena arena = arenas.get();
                FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            return function.apply(
                    of(Optional.of(channel), channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena)));
        } catch (NoSuchFileException vanished) {
            throw new IOException("vanished while it was opened", vanished);
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }

    private static void checkRegular(Path path) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
        if (!attributes.isRegularFile()) {
            throw new IOException(attributes.isDirectory() ? "is a directory" : "is not a regular file");
        }
    }

    /** Bytes in memory. */
    public static Bytes of(byte[] bytes) {
        // Not through a memory segment: the first one on the heap costs as much as half the start of a JVM.
        ByteBuffer window = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        return new Bytes(Optional.empty(), new ByteBuffer[] {window}, ByteOrder.LITTLE_ENDIAN, 0, bytes.length);
    }

    private static Bytes of(Optional<FileChannel> file, MemorySegment segment) {
        long size = segment.byteSize();
        ByteBuffer[] windows = new ByteBuffer[(int) ((size + WINDOW - 1) >>> WINDOW_BITS)];
        for (int i = 0; i < windows.length; i++) {
            long from = (long) i << WINDOW_BITS;
            windows[i] = segment.asSlice(from, Math.min(WINDOW + OVERLAP, size - from))
                    .asByteBuffer()
                    .order(ByteOrder.LITTLE_ENDIAN);
        }
        return new Bytes(file, windows, ByteOrder.LITTLE_ENDIAN, 0, size);
    }

    /** The same bytes, with multi-byte values read in the given order. */
    public Bytes in(ByteOrder wanted) {
        if (wanted == order) {
            return this;
        }
        ByteBuffer[] turned = new ByteBuffer[windows.length];
        for (int i = 0; i < windows.length; i++) {
            turned[i] = windows[i].duplicate().order(wanted);
        }
        return new Bytes(file, turned, wanted, start, size);
    }

    /** How many bytes there are. */
    public long size() {
        return size;
    }

    /** The byte order in which multi-byte values are read. */
    public ByteOrder order() {
        return order;
    }

    /** Whether a range lies within these bytes. */
    public boolean contains(long offset, long length) {
        return offset >= 0 && length >= 0 && offset <= size && length <= size - offset;
    }

    /**
     * A part of these bytes, with offsets of its own.
     *
     * @param what the name of that part, for the damage report when it lies outside
     */
    public Bytes slice(long offset, long length, String what) {
        check(offset, length, what);
        return new Bytes(file, windows, order, start + offset, length);
    }

    /** Where these bytes begin in the file. */
    public long start() {
        return start;
    }

    /** An unsigned byte. */
    public int u8(long offset) {
        check(offset, 1, "byte");
        long at = start + offset;
        return windows[(int) (at >>> WINDOW_BITS)].get((int) (at & (WINDOW - 1))) & 0xff;
    }

    /** An unsigned 16-bit value. */
    public int u16(long offset) {
        check(offset, 2, "16-bit value");
        long at = start + offset;
        return windows[(int) (at >>> WINDOW_BITS)].getShort((int) (at & (WINDOW - 1))) & 0xffff;
    }

    /** A signed 32-bit value. */
    public int i32(long offset) {
        check(offset, 4, "32-bit value");
        long at = start + offset;
        return windows[(int) (at >>> WINDOW_BITS)].getInt((int) (at & (WINDOW - 1)));
    }

    /** An unsigned 32-bit value. */
    public long u32(long offset) {
        return i32(offset) & 0xffff_ffffL;
    }

    /** A 64-bit value; one above 2⁶³ comes out negative, which every check of a range refuses. */
    public long i64(long offset) {
        check(offset, 8, "64-bit value");
        long at = start + offset;
        return windows[(int) (at >>> WINDOW_BITS)].getLong((int) (at & (WINDOW - 1)));
    }

    /** A pointer-sized value: 4 bytes unsigned, or 8. */
    public long word(long offset, int wordSize) {
        return wordSize == 8 ? i64(offset) : u32(offset);
    }

    /** A copy of a range. The caller bounds the length: this allocates it. */
    public byte[] copy(long offset, int length) {
        check(offset, length, "range");
        byte[] out = new byte[length];
        copy(offset, out, 0, length);
        return out;
    }

    /**
     * Copies a range into an array.
     *
     * @param into the array
     * @param to where in it the copy begins
     */
    public void copy(long offset, byte[] into, int to, int length) {
        check(offset, length, "range");
        if (length >= WORTH_A_CALL && file.isPresent()) {
            read(file.get(), start + offset, ByteBuffer.wrap(into, to, length));
            return;
        }
        long at = start + offset;
        int done = 0;
        while (done < length) {
            int within = (int) (at & (WINDOW - 1));
            int part = (int) Math.min(length - done, WINDOW - within);
            windows[(int) (at >>> WINDOW_BITS)].get(within, into, to + done, part);
            done += part;
            at += part;
        }
    }

    /**
     * Copies pointer-sized values: far faster than one by one where the compiler does not give its best. The caller bounds
     * their number: all of their bytes are in memory for a moment.
     *
     * @param wordSize 4, for unsigned values, or 8
     * @param into where they go, from its beginning
     */
    public void words(long offset, int wordSize, long[] into, int count) {
        ByteBuffer copied = ByteBuffer.wrap(copy(offset, count * wordSize)).order(order);
        if (wordSize == Long.BYTES) {
            copied.asLongBuffer().get(into, 0, count);
            return;
        }
        int[] values = new int[count];
        copied.asIntBuffer().get(values);
        for (int i = 0; i < count; i++) {
            into[i] = values[i] & 0xffff_ffffL;
        }
    }

    private static void read(FileChannel file, long from, ByteBuffer to) {
        try {
            long at = from;
            while (to.hasRemaining()) {
                int read = file.read(to, at);
                if (read < 0) {
                    throw new IOException("changed while it was read");
                }
                at += read;
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /**
     * A string that a zero byte ends, as UTF-8.
     *
     * @param what its name, for the damage report when it has no end
     */
    public String cString(long offset, String what) {
        return cString(offset, LONGEST_STRING, what);
    }

    /** A string that a zero byte ends and that, being the name of a file or a version, is not longer than a path. */
    public String name(long offset, String what) {
        return cString(offset, LONGEST_NAME, what);
    }

    /**
     * A string that a zero byte ends.
     *
     * @param longest how many bytes it may have, the zero byte included
     * @param what its name, for the damage report when it has no end
     */
    public String cString(long offset, int longest, String what) {
        return string(offset, cStringLength(offset, longest, what));
    }

    /**
     * The length of a string that a zero byte ends, without that byte.
     *
     * @param longest how many bytes it may have, the zero byte included
     * @param what its name, for the damage report when it has no end
     */
    public int cStringLength(long offset, int longest, String what) {
        check(offset, 1, what);
        long limit = Math.min(longest, size - offset);
        long done = 0;
        while (done < limit) {
            // Symbol names are the hot loop of this library: one check for each window instead of one for each byte.
            long at = start + offset + done;
            ByteBuffer window = windows[(int) (at >>> WINDOW_BITS)];
            int from = (int) (at & (WINDOW - 1));
            int to = (int) Math.min(WINDOW, from + limit - done);
            int i = from;
            // Eight bytes at a time where a word begins, since code that is not fully compiled reads others in parts.
            for (; i < to && (i & 7) != 0; i++) {
                if (window.get(i) == 0) {
                    return (int) (done + i - from);
                }
            }
            while (i + 8 <= to && ZeroBytes.in(window.getLong(i)) == 0) {
                i += 8;
            }
            for (; i < to; i++) {
                if (window.get(i) == 0) {
                    return (int) (done + i - from);
                }
            }
            done += to - from;
        }
        throw new MalformedException(what, start + offset, "a zero byte within " + limit + " bytes");
    }

    /** A string of known length, as UTF-8. */
    public String string(long offset, int length) {
        return new String(copy(offset, length), StandardCharsets.UTF_8);
    }

    /** Whether the bytes at an offset are exactly these; false when they would not fit. */
    public boolean matches(long offset, byte[] expected) {
        if (!contains(offset, expected.length)) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if ((byte) u8(offset + i) != expected[i]) {
                return false;
            }
        }
        return true;
    }

    /**
     * Where a pattern next occurs at or after an offset, or −1. Reads in pieces, so that memory stays flat however far
     * it has to look.
     */
    public long indexOf(byte[] pattern, long from) {
        if (pattern.length == 0) {
            throw new IllegalArgumentException("an empty pattern is everywhere");
        }
        byte[] piece = new byte[(int) Math.min((1 << 16) + pattern.length - 1L, Math.max(size, 0))];
        long at = Math.max(from, 0);
        while (size - at >= pattern.length) {
            int length = (int) Math.min(piece.length, size - at);
            copy(at, piece, 0, length);
            int found = indexOf(piece, length, pattern);
            if (found >= 0) {
                return at + found;
            }
            at += length - pattern.length + 1;
        }
        return -1;
    }

    private static int indexOf(byte[] buffer, int length, byte[] pattern) {
        byte first = pattern[0];
        int last = length - pattern.length;
        for (int i = 0; i <= last; i++) {
            if (buffer[i] == first) {
                int matched = 1;
                while (matched < pattern.length && buffer[i + matched] == pattern[matched]) {
                    matched++;
                }
                if (matched == pattern.length) {
                    return i;
                }
            }
        }
        return -1;
    }

    private void check(long offset, long length, String what) {
        if (!contains(offset, length)) {
            throw new MalformedException(
                    what, start + offset, length + " bytes inside the " + size + " that are there");
        }
    }
}
