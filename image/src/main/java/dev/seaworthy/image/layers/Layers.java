package dev.seaworthy.image.layers;

import dev.seaworthy.image.Descriptor;
import dev.seaworthy.image.Digest;
import dev.seaworthy.image.ImageFormatException;
import dev.seaworthy.image.tar.Decompression;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Reads a layer as a stream and checks both of its digests on the way: of what is stored, and of what is in it. */
public final class Layers {
    private static final int BUFFER = 1 << 16;

    private Layers() {}

    /**
     * Adds a layer to a root.
     *
     * @param blob the layer, compressed or not; it is closed
     * @param stored what its size and digest should be as it is stored, if anything says so
     * @param diffId what its digest should be uncompressed
     * @throws IOException when it cannot be read, or is not what it should be
     */
    public static void add(InputStream blob, Optional<Descriptor> stored, Digest diffId, Budget budget, LayerSink sink)
            throws IOException {
        try (blob) {
            long limit = stored.map(Descriptor::size).orElse(Long.MAX_VALUE);
            Bounded raw = new Bounded(budget.counting(blob), limit);
            DigestStream packed = new DigestStream(raw);
            DigestStream tar = new DigestStream(budget.bounding(Decompression.open(stored.isPresent() ? packed : raw)));
            sink.add(tar, true);
            drain(tar);
            if (stored.isPresent()) {
                drain(packed);
                if (raw.count != limit) {
                    throw new ImageFormatException("does not have the " + limit + " bytes it should");
                }
                check(packed.digest(), stored.get().digest());
            }
            check(tar.digest(), diffId);
        }
    }

    private static void check(Digest computed, Digest expected) throws ImageFormatException {
        if (!computed.equals(expected)) {
            throw new ImageFormatException("does not have the digest " + expected.text());
        }
    }

    /** Archives may have anything behind their end mark; it counts for the digest. */
    private static void drain(InputStream in) throws IOException {
        byte[] nowhere = new byte[BUFFER];
        while (in.read(nowhere) >= 0) {
            // Only read.
        }
    }

    /** Stops at the size that was announced: what comes behind it is not the layer's. */
    private static final class Bounded extends InputStream {
        private final InputStream in;
        private final long limit;
        private long count;

        private Bounded(InputStream in, long limit) {
            this.in = in;
            this.limit = limit;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int got = in.read(buffer, offset, length);
            if (got > 0) {
                count += got;
            }
            if (count > limit) {
                throw new ImageFormatException("does not have the " + limit + " bytes it should");
            }
            return got;
        }
    }
}
