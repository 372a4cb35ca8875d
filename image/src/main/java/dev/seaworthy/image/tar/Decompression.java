package dev.seaworthy.image.tar;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Takes compression away, recognised by the first bytes, as engines do: names and media types are often wrong. The
 * libraries for zstd and xz are loaded when such a stream is met.
 */
public enum Decompression {
    NONE("no compression"),
    GZIP("gzip"),
    ZSTD("zstd"),
    XZ("xz"),
    BZIP2("bzip2");

    private static final int BUFFER = 1 << 16;
    private static final int LONGEST_MAGIC = 6;

    private final String label;

    Decompression(String label) {
        this.label = label;
    }

    /** Its name for people. */
    public String label() {
        return label;
    }

    /** What compresses a stream; its position stays. */
    static Decompression of(BufferedInputStream in) throws IOException {
        in.mark(LONGEST_MAGIC);
        byte[] magic = in.readNBytes(LONGEST_MAGIC);
        in.reset();
        if (begins(magic, 0x1f, 0x8b)) {
            return GZIP;
        }
        // A zstd stream may begin with a frame to be skipped (RFC 8878, 3.1.2).
        boolean skippable = begins(magic, 0x50 | (magic.length > 0 ? magic[0] & 0xf : 0), 0x2a, 0x4d, 0x18);
        if (skippable || begins(magic, 0x28, 0xb5, 0x2f, 0xfd)) {
            return ZSTD;
        }
        if (begins(magic, 0xfd, '7', 'z', 'X', 'Z', 0)) {
            return XZ;
        }
        return begins(magic, 'B', 'Z', 'h') ? BZIP2 : NONE;
    }

    private static boolean begins(byte[] bytes, int... magic) {
        if (bytes.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((bytes[i] & 0xff) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    /**
     * Opens what a stream holds. Damage of the compressed data is a {@link TarException}.
     *
     * @throws IOException when it cannot be read or is compressed with something that is not known here
     */
    public static InputStream open(InputStream raw) throws IOException {
        BufferedInputStream in = new BufferedInputStream(raw, BUFFER);
        Decompression compression = of(in);
        return switch (compression) {
            case NONE -> in;
            case GZIP -> new Told(opening(() -> new GZIPInputStream(new Eager(in), BUFFER)), compression);
            case ZSTD -> new Told(opening(() -> Zstd.open(in)), compression);
            case XZ -> new Told(opening(() -> Xz.open(in)), compression);
            case BZIP2 ->
                throw new TarException("is compressed with bzip2, which is not read here; gzip, zstd and xz are");
        };
    }

    private interface Opener {
        InputStream open() throws IOException;
    }

    private static InputStream opening(Opener opener) throws IOException {
        try {
            return opener.open();
        } catch (EOFException cut) {
            throw new TarException("is cut off");
        }
    }

    /** Says that more is there as long as it is: Java's gzip asks so whether another member follows. */
    private static final class Eager extends FilterInputStream {
        private Eager(BufferedInputStream in) {
            super(in);
        }

        @Override
        public int available() throws IOException {
            in.mark(1);
            int next = in.read();
            in.reset();
            return next < 0 ? 0 : Math.max(1, super.available());
        }
    }

    /** Says in one line what is wrong with compressed data. */
    private static final class Told extends FilterInputStream {
        private final Decompression compression;

        private Told(InputStream in, Decompression compression) {
            super(in);
            this.compression = compression;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            try {
                return in.read(buffer, offset, length);
            } catch (EOFException cut) {
                throw new TarException("is cut off");
            } catch (ZipException damaged) {
                throw new TarException("is damaged (" + compression.label + ")");
            } catch (IOException problem) {
                throw compression == GZIP ? problem : translated(problem);
            }
        }

        private IOException translated(IOException problem) throws TarException {
            boolean ofTheLibrary = switch (compression) {
                case ZSTD -> Zstd.isDamage(problem);
                case XZ -> Xz.isDamage(problem);
                case NONE, GZIP, BZIP2 -> false;
            };
            return ofTheLibrary ? new TarException("is damaged (" + compression.label + ")") : problem;
        }

        @Override
        public long skip(long count) throws IOException {
            byte[] nowhere = new byte[(int) Math.min(count, BUFFER)];
            long skipped = 0;
            while (skipped < count) {
                int got = read(nowhere, 0, (int) Math.min(count - skipped, nowhere.length));
                if (got < 0) {
                    break;
                }
                skipped += got;
            }
            return skipped;
        }
    }
}
