package dev.seaworthy.testkit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Bytes in the order and word size of a machine. */
final class Out {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final boolean bigEndian;
    private final int wordSize;

    Out(Machine machine) {
        this.bigEndian = machine.order() == ByteOrder.BIG_ENDIAN;
        this.wordSize = machine.wordSize();
    }

    int size() {
        return bytes.size();
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    Out number(long value, int size) {
        for (int i = 0; i < size; i++) {
            bytes.write((int) (value >>> (8 * (bigEndian ? size - 1 - i : i))));
        }
        return this;
    }

    Out u8(int value) {
        return number(value, 1);
    }

    Out u16(int value) {
        return number(value, 2);
    }

    Out u32(long value) {
        return number(value, 4);
    }

    /** A value as wide as a pointer. */
    Out word(long value) {
        return number(value, wordSize);
    }

    Out raw(byte[] content) {
        bytes.writeBytes(content);
        return this;
    }

    Out text(String content) {
        return raw(content.getBytes(StandardCharsets.UTF_8));
    }

    Out padTo(long multiple) {
        while (bytes.size() % multiple != 0) {
            bytes.write(0);
        }
        return this;
    }
}
