package dev.seaworthy.image.archive;

import dev.seaworthy.image.ImageFormatException;
import dev.seaworthy.image.layers.Budget;
import dev.seaworthy.image.tar.Decompression;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An archive, compressed or not, of which stretches are read. When it is compressed, a stretch behind the one before is
 * reached by reading on, any other from the beginning: layers mostly stand in their order.
 */
final class ArchiveFile implements AutoCloseable {
    private final Path file;
    private final Budget budget;
    private InputStream stream;
    private long position;

    ArchiveFile(Path file, Budget budget) throws IOException {
        this.file = file;
        this.budget = budget;
        this.stream = start();
    }

    /** The whole archive, uncompressed. */
    private InputStream start() throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException(
                    Files.isDirectory(file)
                            ? "is a directory"
                            : Files.exists(file) ? "is not a regular file" : "there is no such file");
        }
        if (Files.size(file) == 0) {
            throw new ImageFormatException("is empty");
        }
        InputStream raw = Files.newInputStream(file);
        try {
            return budget.bounding(Decompression.open(budget.counting(raw)));
        } catch (IOException | RuntimeException problem) {
            raw.close();
            throw problem;
        }
    }

    /** The archive from its beginning; it stays open for what is read next. */
    InputStream whole() throws IOException {
        stream.close();
        stream = start();
        position = 0;
        return new Counted();
    }

    /** A stretch of it. */
    InputStream open(Index.Place place) throws IOException {
        if (place.offset() < position) {
            stream.close();
            stream = start();
            position = 0;
        }
        stream.skipNBytes(place.offset() - position);
        position = place.offset();
        return new Stretch(place.size());
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }

    /** Closing it leaves the file open. */
    private final class Counted extends FilterInputStream {
        private Counted() {
            super(stream);
        }

        @Override
        public int read() throws IOException {
            int one = stream.read();
            position += one < 0 ? 0 : 1;
            return one;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int got = stream.read(buffer, offset, length);
            position += Math.max(0, got);
            return got;
        }

        @Override
        public long skip(long count) throws IOException {
            long skipped = stream.skip(count);
            position += skipped;
            return skipped;
        }

        @Override
        public void close() {
            // The file is read on.
        }
    }

    private final class Stretch extends InputStream {
        private long left;

        private Stretch(long size) {
            this.left = size;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int got = stream.read(buffer, offset, (int) Math.min(length, left));
            if (got < 0) {
                throw new ImageFormatException("is cut off");
            }
            left -= got;
            position += got;
            return got;
        }
    }
}
