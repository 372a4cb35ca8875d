package dev.seaworthy.aot;

import java.io.InputStream;
import java.util.Arrays;

/** Bytes as a stream that copies them in one go; that of TeaVM's class library takes them one by one. */
final class Content extends InputStream {
    private final byte[] bytes;
    private int position;

    Content(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public int read() {
        return position < bytes.length ? bytes[position++] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        return available() == 0 && length > 0 ? -1 : readNBytes(into, offset, length);
    }

    @Override
    public int readNBytes(byte[] into, int offset, int length) {
        int count = Math.min(length, available());
        System.arraycopy(bytes, position, into, offset, count);
        position += count;
        return count;
    }

    @Override
    public byte[] readAllBytes() {
        byte[] rest = Arrays.copyOfRange(bytes, position, bytes.length);
        position = bytes.length;
        return rest;
    }

    @Override
    public int available() {
        return bytes.length - position;
    }
}
