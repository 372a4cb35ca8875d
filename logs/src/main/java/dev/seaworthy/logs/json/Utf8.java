package dev.seaworthy.logs.json;

/** UTF-8 as RFC 3629 has it: no overlong forms, no surrogates, nothing beyond U+10FFFF. */
public final class Utf8 {
    private Utf8() {}

    /**
     * The length of the character that begins at an index, 1 to 4 bytes, or 0 when none does.
     *
     * @param end where the text ends; at least four bytes must be readable behind the index
     */
    public static int length(byte[] text, int index, int end) {
        int first = text[index] & 0xff;
        if (first < 0x80) {
            return 1;
        }
        int length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
        if (first < 0xc2 || first > 0xf4 || index + length > end) {
            return 0;
        }
        int second = text[index + 1] & 0xff;
        int lowest = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
        int highest = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
        if (second < lowest || second > highest) {
            return 0;
        }
        for (int i = 2; i < length; i++) {
            if ((text[index + i] & 0xc0) != 0x80) {
                return 0;
            }
        }
        return length;
    }

    /** Where a text first is no UTF-8, or -1. */
    public static int firstBad(byte[] text, int from, int to) {
        int i = from;
        while (i < to) {
            int length = length(text, i, to);
            if (length == 0) {
                return i;
            }
            i += length;
        }
        return -1;
    }
}
