package dev.seaworthy.logs.stream;

import java.nio.charset.StandardCharsets;

/**
 * A line of a stream, in a buffer that is used again for the next. Behind it is a line feed, and at least
 * {@link dev.seaworthy.logs.json.JsonScanner#PADDING} bytes can be read there.
 */
public final class Line {
    private byte[] buffer = new byte[0];
    private int from;
    private int to;
    private long number;
    private long size;

    /** The line as it is now in a buffer. */
    public Line set(byte[] bytes, int start, int end, long lineNumber, long bytesOfAll) {
        buffer = bytes;
        from = start;
        to = end;
        number = lineNumber;
        size = bytesOfAll;
        return this;
    }

    public byte[] buffer() {
        return buffer;
    }

    /** Where it begins in the buffer. */
    public int from() {
        return from;
    }

    /** Where it ends, without the line feed. */
    public int to() {
        return to;
    }

    /** Its number in the file, from 1. */
    public long number() {
        return number;
    }

    /** How many bytes it has; more than are in the buffer when it was too long for that. */
    public long size() {
        return size;
    }

    /** Whether only its beginning is in the buffer. */
    public boolean isCut() {
        return size > to - from;
    }

    /** Whether there is nothing in it but blanks. */
    public boolean isBlank() {
        for (int i = from; i < to; i++) {
            if (buffer[i] != ' ' && buffer[i] != '\t' && buffer[i] != '\r') {
                return false;
            }
        }
        return true;
    }

    /** Whether it begins with some ASCII text. */
    public boolean startsWith(String text) {
        return hasAt(0, text);
    }

    /** Whether ASCII text stands at an offset. */
    public boolean hasAt(int offset, String text) {
        if (offset < 0 || to - from - offset < text.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (buffer[from + offset + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The byte at an offset, or 0 beyond the end. */
    public int at(int offset) {
        return from + offset < to ? buffer[from + offset] & 0xff : 0;
    }

    /** Its first characters, for looking at its shape. */
    public String head(int longest) {
        return new String(buffer, from, Math.min(longest, to - from), StandardCharsets.UTF_8);
    }
}
