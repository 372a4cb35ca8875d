package dev.seaworthy.binary;

import dev.seaworthy.elf.Bytes;

/**
 * A number in groups of seven bits, lowest first, the eighth bit saying that more follow (golang/go,
 * {@code src/encoding/binary/varint.go}).
 *
 * @param value the number, negative when it does not fit
 * @param bytes how many it takes
 */
record Varint(long value, int bytes) {
    private static final int MOST_BYTES = 9;

    static Varint read(Bytes bytes, long at) {
        long value = 0;
        for (int i = 0; i < MOST_BYTES; i++) {
            int next = bytes.u8(at + i);
            value |= (next & 0x7fL) << (7 * i);
            if (next < 0x80) {
                return new Varint(value, i + 1);
            }
        }
        return new Varint(-1, MOST_BYTES);
    }
}
