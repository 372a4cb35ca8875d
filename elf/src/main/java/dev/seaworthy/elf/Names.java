package dev.seaworthy.elf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Measures names of symbols, each ended by a zero byte, in a piece of the file that is in memory: all of them where they
 * are few, otherwise a small one, since a table may have them in any order. Not for several threads.
 */
final class Names {
    private static final int FEW = 1 << 20;
    private static final int PIECE = 1 << 8;

    private final Bytes strings;
    private final int longest;
    private byte[] piece = new byte[0];
    /** The same, eight at a time. */
    private long[] words = new long[0];
    /** Where the piece begins, and how many bytes of it hold whole words. */
    private long from;

    private int held;

    /** @param longest how many bytes a name may have, the zero byte included */
    Names(Bytes strings, int longest) {
        this.strings = strings;
        this.longest = longest;
    }

    /**
     * The length of a name, without the zero byte.
     *
     * @throws MalformedException when it lies outside or has no end
     */
    int length(long offset) {
        boolean isHeld = offset >= from && offset < from + held;
        if (!isHeld && (piece.length == 0 || strings.size() > FEW)) {
            load(offset);
        }
        int start = (int) (offset - from);
        if (start >= 0 && start < held) {
            int end = zero(start);
            if (end >= 0 && end - start < longest) {
                return end - start;
            }
        }
        // It reaches beyond the piece, or is damaged.
        return strings.cStringLength(offset, longest, "symbol name");
    }

    private void load(long offset) {
        if (!strings.contains(offset, 1)) {
            return;
        }
        if (piece.length == 0) {
            piece = new byte[(int) (strings.size() <= FEW ? strings.size() : PIECE)];
            words = new long[piece.length / Long.BYTES];
        }
        from = strings.size() <= FEW ? 0 : offset;
        int length = (int) Math.min(piece.length, strings.size() - from);
        strings.copy(from, piece, 0, length);
        int whole = length / Long.BYTES;
        ByteBuffer.wrap(piece).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(words, 0, whole);
        held = whole * Long.BYTES;
    }

    /** Where the next zero byte is in the piece; −1 when there is none. */
    private int zero(int start) {
        int word = start / Long.BYTES;
        // The bytes before the start are made other than zero.
        long eight = words[word] | ((1L << ((start & 7) << 3)) - 1);
        while (true) {
            // Subtracting 1 from each byte borrows from its highest bit only where the byte was 0, or above such a
            // byte.
            long zeros = (eight - 0x0101_0101_0101_0101L) & ~eight & 0x8080_8080_8080_8080L;
            if (zeros != 0) {
                // The number of the lowest one's byte, by a product: its highest byte is that number.
                return word * Long.BYTES + (int) ((((zeros & -zeros) >>> 7) * 0x0001_0203_0405_0607L) >>> 56);
            }
            word++;
            if (word * Long.BYTES >= held) {
                return -1;
            }
            eight = words[word];
        }
    }
}
