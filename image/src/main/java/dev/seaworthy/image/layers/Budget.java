package dev.seaworthy.image.layers;

import dev.seaworthy.image.ImageFormatException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** What reading one archive or image, with all its layers, may cost. */
public final class Budget {
    /** Entries of all layers together. The largest images in use have half as many. */
    static final int MOST_ENTRIES = 1 << 20;
    /**
     * How many times larger than what it was made of the unpacked data may be. Roots have 2 to 4, text alone up to 20; a
     * bomb of gzip has 1000.
     */
    static final int LARGEST_RATIO = 100;
    /** As far as this the ratio does not matter: a small image may hold one large file of zeros. */
    static final long FREE_BYTES = 256L << 20;
    /** Unpacked bytes of all layers together, however slowly they come: above the largest images for machine learning. */
    static final long MOST_BYTES = 100L << 30;
    /** Bytes of kept facts. Those of a desktop with 2,000 libraries take a third of this. */
    static final int MOST_KEPT = 48 << 20;
    /**
     * Names that are looked up on the way to entries. A real image needs some 10 for each directory that is not the one of
     * the entry before.
     */
    static final int MOST_STEPS = 12_000_000;

    private long read;
    private long unpacked;
    private int entries;
    private int kept;
    private int steps;

    /** Counts what comes from the file or network. */
    public InputStream counting(InputStream in) {
        return new Counted(in, true);
    }

    /** Counts what comes out of decompression, and stops at a bomb. */
    public InputStream bounding(InputStream in) {
        return new Counted(in, false);
    }

    void entry() throws ImageFormatException {
        entries++;
        if (entries > MOST_ENTRIES) {
            throw new ImageFormatException("has more than " + MOST_ENTRIES + " entries");
        }
    }

    void step() throws ImageFormatException {
        steps++;
        if (steps > MOST_STEPS) {
            throw new ImageFormatException("has paths that lead through too many links");
        }
    }

    /** Whether there is room for facts of so many bytes; if so, it is taken. */
    boolean keeps(int bytes) {
        if (bytes > MOST_KEPT - kept) {
            return false;
        }
        kept += bytes;
        return true;
    }

    private void count(long bytes, boolean raw) throws ImageFormatException {
        if (raw) {
            read += bytes;
            return;
        }
        unpacked += bytes;
        if (unpacked > MOST_BYTES) {
            throw new ImageFormatException("unpacks to more than " + (MOST_BYTES >> 30) + " GiB");
        }
        if (unpacked > FREE_BYTES && unpacked / LARGEST_RATIO > read) {
            throw new ImageFormatException(
                    "unpacks to more than " + LARGEST_RATIO + " times its size, as only bombs do");
        }
    }

    private final class Counted extends FilterInputStream {
        private final boolean raw;

        private Counted(InputStream in, boolean raw) {
            super(in);
            this.raw = raw;
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            if (one >= 0) {
                count(1, raw);
            }
            return one;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int got = super.read(buffer, offset, length);
            if (got > 0) {
                count(got, raw);
            }
            return got;
        }

        @Override
        public long skip(long count) throws IOException {
            long skipped = super.skip(count);
            count(skipped, raw);
            return skipped;
        }
    }
}
