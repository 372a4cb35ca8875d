package dev.seaworthy.binary;

import dev.seaworthy.elf.Bytes;
import dev.seaworthy.elf.Sieve;
import dev.seaworthy.elf.ZeroBytes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Looks for names among names that zero bytes end. A program has up to some 100,000, of which a handful is wanted: the
 * others are refused by their length and their last bytes, and no string is made of them.
 */
final class NameScan {
    /** Longer names are cut in two: those of generic functions have some kilobytes. */
    private static final int LONGEST = 1 << 20;
    /** Longer names than this are compared whatever their length. */
    private static final int LENGTHS = 1 << 9;

    private static final int PIECE = 1 << 16;

    private final Set<String> wanted;
    private final Map<String, Long> found;
    private final boolean first;
    /** For each length of a wanted name a bit for its last byte, of which six bits count. */
    private final long[] lasts = new long[LENGTHS];
    /** The end of each wanted name. */
    private final Sieve sieve = new Sieve();

    /**
     * @param found where to put what was found, and where its name is
     * @param first whether one is enough
     */
    NameScan(Set<String> wanted, Map<String, Long> found, boolean first) {
        this.wanted = wanted;
        this.found = found;
        this.first = first;
        for (String name : wanted) {
            byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
            if (bytes.length > 0 && bytes.length < LENGTHS) {
                lasts[bytes.length] |= 1L << bytes[bytes.length - 1];
            }
            sieve.add(tail(Bytes.of(bytes).in(ByteOrder.LITTLE_ENDIAN), 0, bytes.length));
        }
    }

    /** Whether nothing more is to be found. */
    boolean done() {
        return found.size() == wanted.size() || (first && !found.isEmpty());
    }

    /** Compares the name at an offset, and tells how many bytes it takes with its zero. */
    long at(Bytes littleEndian, long offset) {
        long end = end(littleEndian, offset);
        compare(littleEndian, offset, end, offset);
        return end + 1 - offset;
    }

    /** Compares all names that lie one behind the other. */
    void all(Bytes names) {
        long size = names.size();
        byte[] piece = new byte[(int) Math.min(PIECE, size)];
        long[] words = new long[piece.length / Long.BYTES];
        for (long start = 0; start < size && !done(); ) {
            int length = (int) Math.min(PIECE, size - start);
            names.copy(start, piece, 0, length);
            int whole = wholeNames(piece, length, words, start);
            // A name longer than a piece, or the last one when nothing ends it.
            start += whole > 0 ? whole : at(names.in(ByteOrder.LITTLE_ENDIAN), start);
        }
    }

    /** Compares the names that end within a piece, and tells how many bytes they take with their zeros. */
    private int wholeNames(byte[] piece, int length, long[] words, long offset) {
        // Eight bytes at a time: most have no zero among them.
        int whole = length / Long.BYTES;
        ByteBuffer.wrap(piece).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(words, 0, whole);
        int start = 0;
        for (int i = 0; i < whole; i++) {
            long zeros = ZeroBytes.in(words[i]);
            while (zeros != 0) {
                int end = i * Long.BYTES + ZeroBytes.lowest(zeros);
                zeros &= zeros - 1;
                // What borrows from the byte above leaves a bit there where that byte is 1.
                if (piece[end] == 0) {
                    name(piece, start, end, offset);
                    start = end + 1;
                    if (done()) {
                        return start;
                    }
                }
            }
        }
        for (int end = whole * Long.BYTES; end < length; end++) {
            if (piece[end] == 0) {
                name(piece, start, end, offset);
                start = end + 1;
            }
        }
        return start;
    }

    private void name(byte[] piece, int start, int end, long offset) {
        if (end > start && mayBeWanted(end - start, piece[end - 1])) {
            Bytes name = Bytes.of(Arrays.copyOfRange(piece, start, end)).in(ByteOrder.LITTLE_ENDIAN);
            compare(name, 0, end - start, offset + start);
        }
    }

    private boolean mayBeWanted(int length, byte last) {
        return length >= LENGTHS || (lasts[length] & (1L << last)) != 0;
    }

    /** Hands out all names that lie one behind the other. */
    static void forEach(Bytes names, Consumer<String> consumer) {
        Bytes littleEndian = names.in(ByteOrder.LITTLE_ENDIAN);
        long size = names.size();
        for (long start = 0; start < size; ) {
            long end = end(littleEndian, start);
            if (end > start) {
                consumer.accept(names.string(start, (int) (end - start)));
            }
            start = end + 1;
        }
    }

    /** Where the zero byte is that ends a name; the end of the bytes, or of the longest name, when there is none. */
    private static long end(Bytes littleEndian, long start) {
        long limit = Math.min(littleEndian.size(), start + LONGEST);
        long at = start;
        for (; at + 8 <= limit; at += 8) {
            long zeros = ZeroBytes.in(littleEndian.i64(at));
            if (zeros != 0) {
                return at + ZeroBytes.lowest(zeros);
            }
        }
        while (at < limit && littleEndian.u8(at) != 0) {
            at++;
        }
        return at;
    }

    private void compare(Bytes bytes, long start, long end, long offset) {
        long length = end - start;
        if (length < LENGTHS && lasts[(int) length] == 0) {
            return;
        }
        if (sieve.mayHold(tail(bytes, start, end))) {
            String name = bytes.string(start, (int) length);
            if (wanted.contains(name)) {
                found.putIfAbsent(name, offset);
            }
        }
    }

    /** The last eight bytes of a name, or all that it has. */
    private static long tail(Bytes bytes, long start, long end) {
        if (end - start >= 8) {
            return bytes.i64(end - 8);
        }
        long value = 0;
        for (long at = start; at < end; at++) {
            value = (value << 8) | bytes.u8(at);
        }
        return value;
    }
}
