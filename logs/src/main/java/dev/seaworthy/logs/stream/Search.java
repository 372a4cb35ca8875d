package dev.seaworthy.logs.stream;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks for a byte, eight at a time. */
final class Search {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH = 0x8080808080808080L;
    private static final long FEEDS = ONES * '\n';

    private Search() {}

    /** Where the first line feed is, or the end. Bytes behind the end must be readable, their values don't matter. */
    static int lineFeed(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to) {
            long word = (long) LONG.get(bytes, i) ^ FEEDS;
            long zero = (word - ONES) & ~word & HIGH;
            if (zero != 0) {
                return Math.min(to, i + (Long.numberOfTrailingZeros(zero) >>> 3));
            }
            i += Long.BYTES;
        }
        return to;
    }
}
