package dev.seaworthy.logs.json;

/** Taking escapes out of strings that were scanned before. */
public final class Escapes {
    private Escapes() {}

    /** The value of four hexadecimal digits, or -1. */
    static int hex4(byte[] text, int index) {
        int value = 0;
        for (int i = index; i < index + 4; i++) {
            int digit = Character.digit(text[i], 16);
            if (digit < 0) {
                return -1;
            }
            value = (value << 4) | digit;
        }
        return value;
    }

    /**
     * Writes the text of a string, of which the scanner said that it is one.
     *
     * @param out has room for as many bytes as the string has
     * @return how many bytes it has without escapes
     */
    public static int decode(byte[] text, int from, int to, byte[] out, int start) {
        int o = start;
        int i = from;
        while (i < to) {
            byte c = text[i];
            if (c != '\\') {
                out[o++] = c;
                i++;
                continue;
            }
            byte letter = text[i + 1];
            i += 2;
            switch (letter) {
                case 'b' -> out[o++] = '\b';
                case 'f' -> out[o++] = '\f';
                case 'n' -> out[o++] = '\n';
                case 'r' -> out[o++] = '\r';
                case 't' -> out[o++] = '\t';
                case 'u' -> {
                    int code = hex4(text, i);
                    i += 4;
                    boolean pairs = Character.isHighSurrogate((char) code)
                            && i + 6 <= to
                            && text[i] == '\\'
                            && text[i + 1] == 'u'
                            && Character.isLowSurrogate((char) hex4(text, i + 2));
                    if (pairs) {
                        code = Character.toCodePoint((char) code, (char) hex4(text, i + 2));
                        i += 6;
                    }
                    o = put(code, out, o);
                }
                default -> out[o++] = letter;
            }
        }
        return o - start;
    }

    /** UTF-8; half a pair becomes the three bytes that it would be, which no reader takes for text. */
    private static int put(int code, byte[] out, int start) {
        int o = start;
        if (code < 0x80) {
            out[o++] = (byte) code;
        } else if (code < 0x800) {
            out[o++] = (byte) (0xc0 | code >> 6);
            out[o++] = (byte) (0x80 | (code & 0x3f));
        } else if (code < 0x10000) {
            out[o++] = (byte) (0xe0 | code >> 12);
            out[o++] = (byte) (0x80 | (code >> 6 & 0x3f));
            out[o++] = (byte) (0x80 | (code & 0x3f));
        } else {
            out[o++] = (byte) (0xf0 | code >> 18);
            out[o++] = (byte) (0x80 | (code >> 12 & 0x3f));
            out[o++] = (byte) (0x80 | (code >> 6 & 0x3f));
            out[o++] = (byte) (0x80 | (code & 0x3f));
        }
        return o;
    }
}
