package dev.seaworthy.logs.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Eight bytes at a time. The lowest byte of a word is the first of the text. */
final class Words {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH = 0x8080808080808080L;
    private static final long QUOTES = ONES * '"';
    private static final long BACKSLASHES = ONES * '\\';
    private static final long BLANKS = ONES * ' ';

    private Words() {}

    static long at(byte[] bytes, int index) {
        return (long) LONG.get(bytes, index);
    }

    /**
     * Bits where a string needs a closer look: a quote, a backslash, a control character, a byte beyond ASCII. The lowest bit
     * set is exact; those above it may be off by a borrow.
     */
    static long special(long word) {
        long quote = word ^ QUOTES;
        long backslash = word ^ BACKSLASHES;
        return (((quote - ONES) & ~quote) | ((backslash - ONES) & ~backslash) | ((word - BLANKS) & ~word) | word)
                & HIGH;
    }

    /** The first {@code count} bytes of a word, 0 to 8; the others are zero. */
    static long first(long word, int count) {
        return count >= Long.BYTES ? word : word & ((1L << (count * Byte.SIZE)) - 1);
    }
}
