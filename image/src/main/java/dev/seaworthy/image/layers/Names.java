package dev.seaworthy.image.layers;

import dev.seaworthy.image.ImageFormatException;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Names and link targets, one behind the other: length in two bytes, then UTF-8. A million strings would take five times as much. */
final class Names {
    private static final int CHUNK = 1 << 20;
    /** A million names of 15 bytes, which is usual, take half of this; it must leave room for the rest in a small heap. */
    private static final int MOST_CHUNKS = 32;

    private final List<byte[]> chunks = new ArrayList<>();
    private int used = CHUNK;

    /** Adds one and says where it is. */
    int add(byte[] name) throws ImageFormatException {
        if (used + 2 + name.length > CHUNK) {
            if (chunks.size() == MOST_CHUNKS) {
                throw new ImageFormatException("has names of more than " + MOST_CHUNKS + " MiB together");
            }
            chunks.add(new byte[CHUNK]);
            used = 0;
        }
        byte[] chunk = chunks.getLast();
        int at = (chunks.size() - 1) * CHUNK + used;
        chunk[used] = (byte) (name.length >> 8);
        chunk[used + 1] = (byte) name.length;
        System.arraycopy(name, 0, chunk, used + 2, name.length);
        used += 2 + name.length;
        return at;
    }

    boolean matches(int at, byte[] name) {
        byte[] chunk = chunks.get(at / CHUNK);
        int from = at % CHUNK;
        if (length(chunk, from) != name.length) {
            return false;
        }
        for (int i = 0; i < name.length; i++) {
            if (chunk[from + 2 + i] != name[i]) {
                return false;
            }
        }
        return true;
    }

    String text(int at) {
        byte[] chunk = chunks.get(at / CHUNK);
        int from = at % CHUNK;
        return new String(chunk, from + 2, length(chunk, from), StandardCharsets.UTF_8);
    }

    byte[] bytes(int at) {
        byte[] chunk = chunks.get(at / CHUNK);
        int from = at % CHUNK;
        return java.util.Arrays.copyOfRange(chunk, from + 2, from + 2 + length(chunk, from));
    }

    int hash(int at, int factor) {
        byte[] chunk = chunks.get(at / CHUNK);
        int from = at % CHUNK;
        int hash = 1;
        for (int i = 0; i < length(chunk, from); i++) {
            hash = factor * hash + chunk[from + 2 + i];
        }
        return hash;
    }

    private static int length(byte[] chunk, int from) {
        return (chunk[from] & 0xff) << 8 | (chunk[from + 1] & 0xff);
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(chunks.size());
        out.writeInt(used);
        for (int i = 0; i < chunks.size(); i++) {
            out.write(chunks.get(i), 0, i == chunks.size() - 1 ? used : CHUNK);
        }
    }

    static Names read(DataInput in) throws IOException {
        Names names = new Names();
        int count = in.readInt();
        names.used = in.readInt();
        if (count < 0 || count > MOST_CHUNKS || names.used < 0 || names.used > CHUNK) {
            throw new IOException("damaged names");
        }
        for (int i = 0; i < count; i++) {
            byte[] chunk = new byte[CHUNK];
            in.readFully(chunk, 0, i == count - 1 ? names.used : CHUNK);
            names.chunks.add(chunk);
        }
        return names;
    }
}
