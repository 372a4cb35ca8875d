package dev.seaworthy.image.tar;

import java.nio.charset.StandardCharsets;

/**
 * A header block (POSIX.1-2017, {@code pax}, "ustar Interchange Format"; GNU's variant: its manual, "Basic Tar Format").
 *
 * <pre>
 *     0 name 100 · mode 8 · user 8 · group 8 · size 12 · time 12 · checksum 8 · type 1 · link target 100
 *   257 magic 6 · version 2 · user name 32 · group name 32 · device 16
 *   345 POSIX: prefix 155     GNU: time 12 · time 12 · offset 12 · … · 386 sparse 4 × 24 · more 1 · real size 12
 * </pre>
 *
 * Numbers are octal digits, or, when the first bit is set, binary (GNU).
 */
final class TarHeader {
    static final int SIZE = 512;

    private final byte[] block;

    TarHeader(byte[] block) {
        this.block = block;
    }

    boolean isZero() {
        for (byte one : block) {
            if (one != 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether the checksum is right; some old programs summed signed bytes. */
    boolean checks() {
        long unsigned = 0;
        long signed = 0;
        for (int i = 0; i < SIZE; i++) {
            byte one = i >= 148 && i < 156 ? (byte) ' ' : block[i];
            unsigned += one & 0xff;
            signed += one;
        }
        long stated = octal(148, 8);
        return stated == unsigned || stated == signed;
    }

    char type() {
        return (char) (block[156] & 0xff);
    }

    String name() {
        String name = text(0, 100);
        String prefix = isPosix() ? text(345, 155) : "";
        return prefix.isEmpty() ? name : prefix + "/" + name;
    }

    String linkTarget() {
        return text(157, 100);
    }

    int mode() throws TarException {
        return (int) (number(100, 8) & 07777);
    }

    int user() throws TarException {
        return (int) number(108, 8);
    }

    int group() throws TarException {
        return (int) number(116, 8);
    }

    long size() throws TarException {
        long size = number(124, 12);
        if (size < 0) {
            throw new TarException("an entry says that it has a negative size");
        }
        return size;
    }

    /** GNU's sparse pieces in this block: offset and length, at most four. */
    void sparsePieces(SparseMap map) throws TarException {
        pieces(386, 4, map);
    }

    /** The same in an extension block, which has 21; whether another follows. */
    boolean extendedPieces(SparseMap map) throws TarException {
        pieces(0, 21, map);
        return block[504] != 0;
    }

    boolean sparseContinues() {
        return block[482] != 0;
    }

    long realSize() throws TarException {
        return number(483, 12);
    }

    private void pieces(int at, int count, SparseMap map) throws TarException {
        for (int i = 0; i < count; i++) {
            int from = at + 24 * i;
            if (block[from + 12] == 0) {
                return;
            }
            map.add(number(from, 12), number(from + 12, 12));
        }
    }

    private boolean isPosix() {
        return text(257, 8).equals("ustar") && block[263] == '0';
    }

    private String text(int at, int length) {
        int end = at;
        while (end < at + length && block[end] != 0) {
            end++;
        }
        return new String(block, at, end - at, StandardCharsets.UTF_8);
    }

    private long number(int at, int length) throws TarException {
        if ((block[at] & 0x80) == 0) {
            long value = octal(at, length);
            if (value < 0) {
                throw new TarException("a header has a number that is none");
            }
            return value;
        }
        // Binary, two's complement: 0xff first for negative numbers, 0x80 for others.
        boolean negative = (block[at] & 0x40) != 0;
        long value = negative ? -1 : 0;
        for (int i = 0; i < length; i++) {
            int part = i == 0 ? (negative ? block[at] | 0x80 : block[at] & 0x7f) & 0xff : block[at + i] & 0xff;
            if (value != (value << 8) >> 8) {
                throw new TarException("a header has a number beyond 63 bits");
            }
            value = value << 8 | part;
        }
        return value;
    }

    /** Octal digits between blanks and zero bytes; −1 when there is anything else. */
    private long octal(int at, int length) {
        long value = 0;
        boolean ended = false;
        for (int i = at; i < at + length; i++) {
            int c = block[i] & 0xff;
            if (c == ' ' || c == 0) {
                ended = ended || value != 0 || c == 0;
            } else if (c < '0' || c > '7' || ended) {
                return -1;
            } else {
                value = value << 3 | (c - '0');
            }
        }
        return value;
    }
}
