package org.teavm.classlib.java.util;

/** {@link java.util.HexFormat}, the one without delimiters, in small letters. */
public final class THexFormat {
    private static final THexFormat PLAIN = new THexFormat();

    private THexFormat() {}

    public static THexFormat of() {
        return PLAIN;
    }

    public String formatHex(byte[] bytes) {
        StringBuilder text = new StringBuilder(bytes.length * 2);
        for (byte one : bytes) {
            text.append(Character.forDigit((one >> 4) & 0xf, 16)).append(Character.forDigit(one & 0xf, 16));
        }
        return text.toString();
    }
}
