package dev.seaworthy.image.tar;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes a tar archive of which every byte follows from what is written (POSIX ustar): all owners are numbers, all times the
 * same one.
 *
 * <pre>
 *   0 name 100 · 100 mode 8 · 108 uid 8 · 116 gid 8 · 124 size 12 · 136 mtime 12 · 148 checksum 8 · 156 type 1
 *   157 link 100 · 257 "ustar\0" "00" · 265 owner names, devices, prefix: all zero
 * </pre>
 */
public final class TarWriter implements AutoCloseable {
    private static final int BLOCK = 512;
    private static final int LONGEST_NAME = 100;
    private static final long LARGEST = 1L << 33;

    private final OutputStream out;
    private final long seconds;

    /**
     * @param out where it goes; closed with this
     * @param seconds the time of all entries, since 1970
     */
    public TarWriter(OutputStream out, long seconds) {
        this.out = out;
        this.seconds = seconds;
    }

    /**
     * A directory.
     *
     * @param path without a slash at either end
     * @param owner the number of its user and group
     * @throws IOException when it cannot be written
     */
    public void directory(String path, int mode, int owner) throws IOException {
        header(path + "/", mode, owner, 0, '5');
    }

    /**
     * A file.
     *
     * @param size how many bytes of the content there are
     * @throws IOException when it cannot be written, or the content has another size
     */
    public void file(String path, int mode, long size, InputStream content) throws IOException {
        header(path, mode, 0, size, '0');
        byte[] buffer = new byte[1 << 16];
        long left = size;
        while (left > 0) {
            int count = content.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (count < 0) {
                throw new IOException(path + " became shorter while it was read");
            }
            out.write(buffer, 0, count);
            left -= count;
        }
        if (content.read() >= 0) {
            throw new IOException(path + " became longer while it was read");
        }
        out.write(new byte[(int) ((BLOCK - size % BLOCK) % BLOCK)]);
    }

    private void header(String path, int mode, int owner, long size, char type) throws IOException {
        byte[] name = path.getBytes(StandardCharsets.UTF_8);
        if (name.length > LONGEST_NAME || size >= LARGEST) {
            throw new IOException(path + ": longer than 100 bytes, or a file of more than 8 GiB");
        }
        byte[] header = new byte[BLOCK];
        System.arraycopy(name, 0, header, 0, name.length);
        octal(header, 100, 8, mode);
        octal(header, 108, 8, owner);
        octal(header, 116, 8, owner);
        octal(header, 124, 12, size);
        octal(header, 136, 12, seconds);
        Arrays.fill(header, 148, 156, (byte) ' ');
        header[156] = (byte) type;
        System.arraycopy("ustar\00000".getBytes(StandardCharsets.US_ASCII), 0, header, 257, 8);
        int sum = 0;
        for (byte one : header) {
            sum += one & 0xff;
        }
        octal(header, 148, 7, sum);
        out.write(header);
    }

    /** Digits with zeros before them, and a zero byte at the end. */
    private static void octal(byte[] header, int at, int length, long value) {
        long rest = value;
        for (int i = at + length - 2; i >= at; i--) {
            header[i] = (byte) ('0' + (rest & 7));
            rest >>>= 3;
        }
        header[at + length - 1] = 0;
    }

    /** Ends the archive with two empty blocks. */
    @Override
    public void close() throws IOException {
        out.write(new byte[2 * BLOCK]);
        out.close();
    }
}
