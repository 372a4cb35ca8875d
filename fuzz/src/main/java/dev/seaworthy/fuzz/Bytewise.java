package dev.seaworthy.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Inputs of several parts. What parts them is a mark of four bytes rather than lengths, so that a part may grow and shrink
 * without moving all that follows.
 */
public final class Bytewise {
    private static final byte[] MARK = {(byte) 0xf5, 'S', 'E', 'A'};

    private Bytewise() {}

    /** The bytes of a text. */
    public static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** One behind the other. */
    public static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    /** An input of parts. */
    public static byte[] parts(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < parts.length; i++) {
            if (i > 0) {
                out.writeBytes(MARK);
            }
            out.writeBytes(parts[i]);
        }
        return out.toByteArray();
    }

    /** The parts of an input, exactly so many: what is missing is empty. */
    public static List<byte[]> split(byte[] input, int count) {
        List<byte[]> parts = new ArrayList<>();
        int from = 0;
        for (int at = 0; at + MARK.length <= input.length && parts.size() < count - 1; at++) {
            if (Arrays.equals(input, at, at + MARK.length, MARK, 0, MARK.length)) {
                parts.add(Arrays.copyOfRange(input, from, at));
                from = at + MARK.length;
                at = from - 1;
            }
        }
        parts.add(Arrays.copyOfRange(input, from, input.length));
        while (parts.size() < count) {
            parts.add(new byte[0]);
        }
        return parts;
    }
}
