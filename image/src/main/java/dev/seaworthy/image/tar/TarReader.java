package dev.seaworthy.image.tar;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Reads an archive entry by entry, in the formats of V7, POSIX (ustar, PAX) and GNU. The usual libraries read names and PAX
 * headers of any length into memory; here everything has a limit. Global PAX headers are disregarded, as the engines do.
 */
public final class TarReader {
    /** Go's archive/tar, which the engines use, has the same limit for PAX headers and long names. */
    private static final int LARGEST_EXTENSION = 1 << 20;
    /** An entry has one PAX header, or a long name and a long target. */
    private static final int MOST_EXTENSIONS = 16;

    private final InputStream in;
    private long position;
    private long stored;
    private long padding;
    private InputStream content = InputStream.nullInputStream();

    public TarReader(InputStream in) {
        this.in = in;
    }

    /**
     * Goes to the next entry, whatever was read of this one.
     *
     * @return empty at the end of the archive
     * @throws TarException when the archive is damaged
     */
    public Optional<TarEntry> next() throws IOException {
        Extensions extensions = new Extensions();
        for (int i = 0; i <= MOST_EXTENSIONS; i++) {
            leave();
            Optional<TarHeader> found = header();
            if (found.isEmpty()) {
                return Optional.empty();
            }
            TarHeader header = found.get();
            switch (header.type()) {
                case 'L' -> extensions.longName(extension(header));
                case 'K' -> extensions.longTarget(extension(header));
                case 'x', 'X' -> extensions.records(extension(header));
                case 'g', 'V', 'N' -> {
                    stored = header.size();
                    padding = padding(stored);
                    i--;
                }
                case 'M' -> throw new TarException("is one volume of several");
                default -> {
                    return Optional.of(entry(header, extensions));
                }
            }
        }
        throw new TarException("an entry has more than " + MOST_EXTENSIONS + " extension headers");
    }

    /** The content of the current entry, if it is a regular file; sparse files come with their zeros. */
    public InputStream content() {
        return content;
    }

    /** How many bytes of the archive were read: where the stored content of the current entry begins, until it is read. */
    public long position() {
        return position;
    }

    /** How many bytes of the current entry are stored and not read yet. */
    public long stored() {
        return stored;
    }

    private Optional<TarHeader> header() throws IOException {
        TarHeader header = block();
        if (header == null) {
            return Optional.empty();
        }
        if (header.isZero()) {
            TarHeader second = block();
            if (second != null && !second.isZero()) {
                throw new TarException("goes on after its end");
            }
            return Optional.empty();
        }
        if (!header.checks()) {
            throw new TarException(position == TarHeader.SIZE ? "is not a tar archive" : "has a damaged header");
        }
        return Optional.of(header);
    }

    /** Null at the end of the stream. */
    private @org.jspecify.annotations.Nullable TarHeader block() throws IOException {
        byte[] block = in.readNBytes(TarHeader.SIZE);
        position += block.length;
        if (block.length == 0) {
            return null;
        }
        if (block.length < TarHeader.SIZE) {
            throw new TarException(position < TarHeader.SIZE ? "is not a tar archive" : "is cut off");
        }
        return new TarHeader(block);
    }

    private byte[] extension(TarHeader header) throws IOException {
        long size = header.size();
        if (size > LARGEST_EXTENSION) {
            throw new TarException("has an extension header of more than " + LARGEST_EXTENSION + " bytes");
        }
        byte[] bytes = in.readNBytes((int) size);
        position += bytes.length;
        if (bytes.length < size) {
            throw new TarException("is cut off");
        }
        stored = 0;
        padding = padding(size);
        return bytes;
    }

    private TarEntry entry(TarHeader header, Extensions extensions) throws IOException {
        String path = extensions.path().orElseGet(header::name);
        TarEntry.Type type = type(header.type(), path);
        boolean hasContent = switch (type) {
            case FILE -> true;
            case DIRECTORY -> header.type() == 'D';
            case SYMBOLIC_LINK, HARD_LINK, SPECIAL -> false;
        };
        // Headers of links carry the size of what they lead to, without content behind them.
        stored = hasContent ? extensions.size().orElse(header.size()) : 0;
        padding = padding(stored);
        long size = type == TarEntry.Type.FILE ? open(header, extensions) : 0;
        return new TarEntry(
                path,
                type,
                header.mode(),
                (int) extensions.user().orElse(header.user()),
                (int) extensions.group().orElse(header.group()),
                size,
                type == TarEntry.Type.SYMBOLIC_LINK || type == TarEntry.Type.HARD_LINK
                        ? extensions.linkTarget().orElseGet(header::linkTarget)
                        : "");
    }

    private static TarEntry.Type type(char type, String path) {
        return switch (type) {
            case '1' -> TarEntry.Type.HARD_LINK;
            case '2' -> TarEntry.Type.SYMBOLIC_LINK;
            case '3', '4', '6' -> TarEntry.Type.SPECIAL;
            case '5', 'D' -> TarEntry.Type.DIRECTORY;
            // V7 had no type for directories; types that are not known are files, says POSIX.
            default -> path.endsWith("/") ? TarEntry.Type.DIRECTORY : TarEntry.Type.FILE;
        };
    }

    /** Opens the content of a file and says how large it is when unpacked. */
    private long open(TarHeader header, Extensions extensions) throws IOException {
        SparseMap map = extensions.sparse();
        long size;
        if (header.type() == 'S') {
            header.sparsePieces(map);
            boolean more = header.sparseContinues();
            while (more) {
                TarHeader next = block();
                if (next == null) {
                    throw new TarException("is cut off");
                }
                more = next.extendedPieces(map);
            }
            size = header.realSize();
        } else if (extensions.isSparse()) {
            if (extensions.mapInData()) {
                readMap(map);
            }
            size = extensions.realSize().orElse(stored);
        } else {
            content = new Stored();
            return stored;
        }
        if (size < 0) {
            throw new TarException("an entry says that it has a negative size");
        }
        content = new SparseStream(new Stored(), map, size);
        return size;
    }

    /** Decimal numbers, one a line: how many pieces, then offset and length of each; padded to a block. */
    private void readMap(SparseMap map) throws IOException {
        long before = position;
        long count = line();
        for (long i = 0; i < count; i++) {
            map.add(line(), line());
        }
        long rest = padding(position - before);
        new Stored().skipNBytes(Math.min(rest, stored));
    }

    private long line() throws IOException {
        InputStream bytes = new Stored();
        long value = 0;
        for (int i = 0; i < 19; i++) {
            int c = bytes.read();
            if (c == '\n' && i > 0) {
                return value;
            }
            if (c < '0' || c > '9') {
                break;
            }
            value = 10 * value + (c - '0');
        }
        throw new TarException("the map of a sparse file is damaged");
    }

    private void leave() throws IOException {
        long rest = stored + padding;
        try {
            in.skipNBytes(rest);
        } catch (EOFException cut) {
            // Some writers leave out what fills up the last block.
            if (stored > 0) {
                throw new TarException("is cut off");
            }
        }
        position += rest;
        stored = 0;
        padding = 0;
        content = InputStream.nullInputStream();
    }

    private static long padding(long size) {
        return (TarHeader.SIZE - size % TarHeader.SIZE) % TarHeader.SIZE;
    }

    /** The stored bytes of the current entry. */
    private final class Stored extends InputStream {
        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (stored == 0) {
                return -1;
            }
            int count = in.read(buffer, offset, (int) Math.min(length, stored));
            if (count < 0) {
                throw new TarException("is cut off");
            }
            stored -= count;
            position += count;
            return count;
        }
    }
}
