package dev.seaworthy.logs.leak;

/** Classes of ASCII letters. */
final class Bytes {
    private Bytes() {}

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    static boolean isAlphanumeric(int c) {
        return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /** Letters of base64url, which are those of most tokens. */
    static boolean isToken(int c) {
        return isAlphanumeric(c) || c == '-' || c == '_';
    }

    /** Whether a text stands at a place, in lower case or upper. */
    static boolean has(byte[] text, int at, int from, int to, String wanted) {
        if (at < from || at + wanted.length() > to) {
            return false;
        }
        for (int i = 0; i < wanted.length(); i++) {
            if (Character.toLowerCase(text[at + i]) != Character.toLowerCase(wanted.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
