package dev.seaworthy.logs.leak;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Pairs of bytes without which there is no secret, looked for at every second place only. So of each text that is sought two
 * pairs are here that begin at places of different parity: one of them is met wherever the text stands. Of the pairs that a
 * text has, those were taken that are rare in logs: of {@code token=} not {@code en}, but {@code ok} and {@code n=}.
 */
final class Anchors {
    /** How far apart the places are that are looked at. */
    static final int STEP = 2;
    /** A literal of {@link Literals} begins at most so many bytes before the anchor that belongs to it. */
    static final int BEFORE = 2;
    /** It ends at most so many bytes behind the beginning of that anchor. */
    static final int BEHIND = 8;

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int BYTES = 256;

    /** A bit for each pair: eight KiB, which stay in the nearest cache. */
    private final long[] pairs = new long[BYTES * BYTES / Long.SIZE];

    /** Letters in lower case stand for both, {@code ?} for any byte. */
    Anchors(String... given) {
        for (String pair : given) {
            for (int first = 0; first < BYTES; first++) {
                for (int second = 0; second < BYTES; second++) {
                    if (fits(pair.charAt(0), first) && fits(pair.charAt(1), second)) {
                        int bit = first | second << Byte.SIZE;
                        pairs[bit >>> 6] |= 1L << bit;
                    }
                }
            }
        }
    }

    private static boolean fits(char letter, int value) {
        return letter == '?' || value == letter || value == Character.toUpperCase(letter);
    }

    /** The first place from an index on, in steps of two, where an anchor is; the end or more when there is none. */
    int next(byte[] text, int from, int to) {
        int i = from;
        while (i < to) {
            // Four places at once, with one branch.
            long word = (long) LONG.get(text, i);
            long any = bit((int) word) | bit((int) (word >>> 16)) | bit((int) (word >>> 32)) | bit((int) (word >>> 48));
            if ((any & 1) != 0) {
                break;
            }
            i += Long.BYTES;
        }
        while (i < to && (bit((short) SHORT.get(text, i)) & 1) == 0) {
            i += STEP;
        }
        return i;
    }

    /** In the lowest bit, whether the lowest two bytes are an anchor. */
    private long bit(int pair) {
        return pairs[(pair & 0xffff) >>> 6] >>> pair;
    }
}
