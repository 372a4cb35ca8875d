package dev.seaworthy.elf;

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
    /** The piece, eight bytes at a time. */
    private long[] words = new long[0];
    /** Where it begins, and how many bytes it has. */
    private long from;

    private int held;

    /** @param longest how many bytes a name may have, the zero byte included */
    Names(Bytes strings, int longest) {
        this.strings = strings.in(ByteOrder.LITTLE_ENDIAN);
        this.longest = longest;
    }

    /**
     * The length of a name, without the zero byte.
     *
     * @throws MalformedException when it lies outside or has no end
     */
    int length(long offset) {
        boolean isHeld = offset >= from && offset < from + held;
        if (!isHeld && (words.length == 0 || strings.size() > FEW)) {
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
        if (words.length == 0) {
            words = new long[(int) ((strings.size() <= FEW ? strings.size() : PIECE) / Long.BYTES)];
        }
        from = strings.size() <= FEW ? 0 : offset;
        int whole = (int) Math.min(words.length, (strings.size() - from) / Long.BYTES);
        strings.words(from, Long.BYTES, words, whole);
        held = whole * Long.BYTES;
    }

    /** Where the next zero byte is in the piece; −1 when there is none. */
    private int zero(int start) {
        int word = start / Long.BYTES;
        // The bytes before the start are made other than zero.
        long eight = words[word] | ((1L << ((start & 7) << 3)) - 1);
        while (ZeroBytes.in(eight) == 0) {
            word++;
            if (word * Long.BYTES >= held) {
                return -1;
            }
            eight = words[word];
        }
        return word * Long.BYTES + ZeroBytes.lowest(ZeroBytes.in(eight));
    }
}
