package dev.seaworthy.image.tar;

import java.util.Arrays;

/** Which pieces of a sparse file are stored; between them it is zero. */
final class SparseMap {
    /** A file of a gigabyte of which every other 4 KiB page is stored has some 130,000. */
    private static final int MOST_PIECES = 1 << 17;

    private long[] pieces = new long[16];
    private int count;

    /** Adds a piece; they must come in their order and not overlap. */
    void add(long offset, long length) throws TarException {
        long end = count == 0 ? 0 : pieces[2 * count - 2] + pieces[2 * count - 1];
        if (offset < end || length < 0 || offset + length < offset) {
            throw new TarException("a sparse file has pieces that overlap");
        }
        if (count == MOST_PIECES) {
            throw new TarException("a sparse file has more than " + MOST_PIECES + " pieces");
        }
        if (2 * count == pieces.length) {
            pieces = Arrays.copyOf(pieces, 2 * pieces.length);
        }
        pieces[2 * count] = offset;
        pieces[2 * count + 1] = length;
        count++;
    }

    int count() {
        return count;
    }

    long offset(int piece) {
        return pieces[2 * piece];
    }

    long length(int piece) {
        return pieces[2 * piece + 1];
    }
}
