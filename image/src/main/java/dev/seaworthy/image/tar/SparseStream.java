package dev.seaworthy.image.tar;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** A sparse file with its zeros. */
final class SparseStream extends InputStream {
    private final InputStream stored;
    private final SparseMap map;
    private final long size;
    private long position;
    private int piece;

    SparseStream(InputStream stored, SparseMap map, long size) {
        this.stored = stored;
        this.map = map;
        this.size = size;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (position >= size) {
            return -1;
        }
        while (piece < map.count() && map.offset(piece) + map.length(piece) <= position) {
            piece++;
        }
        long wanted = Math.min(length, size - position);
        if (piece < map.count() && map.offset(piece) <= position) {
            long inPiece = map.offset(piece) + map.length(piece) - position;
            int count = stored.read(buffer, offset, (int) Math.min(wanted, inPiece));
            if (count < 0) {
                throw new TarException("has a sparse file with fewer bytes than its map says");
            }
            position += count;
            return count;
        }
        long zeros = piece < map.count() ? Math.min(wanted, map.offset(piece) - position) : wanted;
        Arrays.fill(buffer, offset, offset + (int) zeros, (byte) 0);
        position += zeros;
        return (int) zeros;
    }
}
