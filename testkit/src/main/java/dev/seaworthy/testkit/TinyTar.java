package dev.seaworthy.testkit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Builds tar archives of a few entries, right ones and wrong ones. */
public final class TinyTar {
    private static final int BLOCK = 512;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int user;
    private int group;

    /** An archive without entries. */
    public static TinyTar empty() {
        return new TinyTar();
    }

    /** Whose the entries that follow are. */
    public TinyTar ownedBy(int owner, int owningGroup) {
        user = owner;
        group = owningGroup;
        return this;
    }

    public TinyTar directory(String path) {
        return directory(path, 0755);
    }

    public TinyTar directory(String path, int mode) {
        return entry('5', path, "", mode, new byte[0]);
    }

    public TinyTar file(String path, String content) {
        return file(path, content.getBytes(StandardCharsets.UTF_8), 0644);
    }

    public TinyTar file(String path, byte[] content, int mode) {
        return entry('0', path, "", mode, content);
    }

    public TinyTar link(String path, String target) {
        return entry('2', path, target, 0777, new byte[0]);
    }

    public TinyTar hardLink(String path, String target) {
        return entry('1', path, target, 0644, new byte[0]);
    }

    /** An entry of any type. */
    public TinyTar entry(char type, String path, String target, int mode, byte[] content) {
        byte[] header = header(type, path, target, mode);
        octal(header, 124, 12, content.length);
        return block(sum(header)).content(content);
    }

    /** PAX records before the entry that follows: key, value, key, value … */
    public TinyTar pax(String... records) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < records.length; i += 2) {
            String record = " " + records[i] + "=" + records[i + 1] + "\n";
            int bytes = record.getBytes(StandardCharsets.UTF_8).length;
            int length = bytes + String.valueOf(bytes).length();
            length = bytes + String.valueOf(length).length();
            text.append(length).append(record);
        }
        return entry('x', "pax", "", 0644, text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** A header as it should be, without its size and sum: for those who want to spoil it. */
    public byte[] header(char type, String path, String target, int mode) {
        byte[] header = new byte[BLOCK];
        text(header, 0, path);
        octal(header, 100, 8, mode);
        octal(header, 108, 8, user);
        octal(header, 116, 8, group);
        octal(header, 136, 12, 0);
        header[156] = (byte) type;
        text(header, 157, target);
        text(header, 257, "ustar");
        text(header, 263, "00");
        return header;
    }

    /** Sets the sum of a header. */
    public static byte[] sum(byte[] header) {
        Arrays.fill(header, 148, 156, (byte) ' ');
        int sum = 0;
        for (byte one : header) {
            sum += one & 0xff;
        }
        octal(header, 148, 7, sum);
        return header;
    }

    /** Writes an octal number into a header. */
    public static void octal(byte[] header, int at, int length, long value) {
        String digits = Long.toOctalString(value);
        text(header, at, "0".repeat(Math.max(0, length - 1 - digits.length())) + digits);
    }

    private static void text(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }

    /** Appends a block as it is. */
    public TinyTar block(byte[] block) {
        out.writeBytes(block);
        return this;
    }

    /** Appends content, filled up to whole blocks. */
    public TinyTar content(byte[] content) {
        out.writeBytes(content);
        out.writeBytes(new byte[(BLOCK - content.length % BLOCK) % BLOCK]);
        return this;
    }

    /** The archive with its end mark. */
    public byte[] bytes() {
        byte[] entries = out.toByteArray();
        return Arrays.copyOf(entries, entries.length + 2 * BLOCK);
    }

    /** The archive without its end mark. */
    public byte[] withoutEnd() {
        return out.toByteArray();
    }
}
