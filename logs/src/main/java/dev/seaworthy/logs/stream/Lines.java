package dev.seaworthy.logs.stream;

import dev.seaworthy.logs.json.JsonScanner;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * The lines of a stream, one after another in a buffer that never grows. Of a longer line only the beginning is kept, the
 * rest is read past and counted.
 */
public final class Lines {
    /**
     * Lines up to here are looked at as a whole. Twice what Kafka's brokers take by default (message.max.bytes, 1 MiB and a
     * little): what is longer arrives nowhere.
     */
    public static final int LONGEST = 2 << 20;

    private static final int CHUNK = 256 << 10;
    /** Of a longer line, as much as is needed to show where it comes from. */
    private static final int HEAD = 64 << 10;

    private final InputStream in;
    private final byte[] buffer = new byte[LONGEST + CHUNK + JsonScanner.PADDING];
    private final Line line = new Line();
    private int start;
    private int end;
    private boolean finished;
    private long number;
    private long bytes;
    private boolean unended;

    public Lines(InputStream in) {
        this.in = in;
    }

    /** How many bytes were read. */
    public long bytes() {
        return bytes;
    }

    /** Whether the last line had no line feed at its end. */
    public boolean isUnended() {
        return unended;
    }

    /**
     * The next line, valid until the next call.
     *
     * @throws IOException when the stream cannot be read
     */
    public Optional<Line> next() throws IOException {
        int scanned = start;
        while (true) {
            int feed = Search.lineFeed(buffer, scanned, end);
            if (feed < end) {
                Line found = line.set(buffer, start, feed, ++number, feed - start);
                start = feed + 1;
                return Optional.of(found);
            }
            scanned = end;
            if (finished) {
                return last();
            }
            if (end - start > LONGEST) {
                return Optional.of(tooLong());
            }
            scanned -= makeRoom();
            read();
        }
    }

    private Optional<Line> last() {
        if (start == end) {
            return Optional.empty();
        }
        unended = true;
        buffer[end] = '\n';
        Line found = line.set(buffer, start, end, ++number, end - start);
        start = end;
        return Optional.of(found);
    }

    /** Reads past the rest of a line. Its head moves to the front, where it stays until the next call. */
    private Line tooLong() throws IOException {
        long size = (long) end - start;
        System.arraycopy(buffer, start, buffer, 0, HEAD);
        buffer[HEAD] = '\n';
        int rest = HEAD + JsonScanner.PADDING;
        while (true) {
            start = rest;
            end = rest;
            read();
            if (finished) {
                unended = true;
                break;
            }
            int feed = Search.lineFeed(buffer, start, end);
            size += feed - start;
            if (feed < end) {
                start = feed + 1;
                break;
            }
        }
        return line.set(buffer, 0, HEAD, ++number, size);
    }

    /** Moves what is left to the front when there is no room behind it; by how much. */
    private int makeRoom() {
        if (end + CHUNK + JsonScanner.PADDING <= buffer.length) {
            return 0;
        }
        int moved = start;
        System.arraycopy(buffer, start, buffer, 0, end - start);
        end -= start;
        start = 0;
        return moved;
    }

    private void read() throws IOException {
        int count = in.read(buffer, end, CHUNK);
        if (count < 0) {
            finished = true;
        } else {
            end += count;
            bytes += count;
        }
    }
}
