package dev.seaworthy.binary;

import java.util.Optional;

/** Quoted strings as Go writes and reads them (golang/go, {@code src/strconv/quote.go}). */
final class GoQuote {
    private static final String ESCAPED = "\u0007\b\f\n\r\t\u000b\\\"";
    private static final String LETTERS = "abfnrtv\\\"";

    private GoQuote() {}

    static String quote(String text) {
        StringBuilder out = new StringBuilder(text.length() + 8).append('"');
        for (int i = 0; i < text.length(); ) {
            int rune = text.codePointAt(i);
            i += Character.charCount(rune);
            int escape = ESCAPED.indexOf(rune);
            if (escape >= 0) {
                out.append('\\').append(LETTERS.charAt(escape));
            } else if (printable(rune)) {
                out.appendCodePoint(rune);
            } else if (rune < ' ' || rune == 0x7f) {
                hexadecimal(out.append("\\x"), rune, 2);
            } else if (rune < 0x10000) {
                hexadecimal(out.append("\\u"), rune, 4);
            } else {
                hexadecimal(out.append("\\U"), rune, 8);
            }
        }
        return out.append('"').toString();
    }

    /** How long the quoted string is with which the text begins, its quotes included; −1 when there is none. */
    static int quotedPrefix(String text) {
        char quote = text.isEmpty() ? ' ' : text.charAt(0);
        if (quote != '"' && quote != '`') {
            return -1;
        }
        for (int i = 1; i < text.length(); i++) {
            if (text.charAt(i) == quote) {
                return i + 1;
            }
            if (text.charAt(i) == '\\' && quote == '"') {
                i++;
            }
        }
        return -1;
    }

    /** What a quoted string says; empty when it is no complete quoted string. */
    static Optional<String> unquote(String quoted) {
        if (quoted.length() < 2 || quotedPrefix(quoted) != quoted.length()) {
            return Optional.empty();
        }
        String inside = quoted.substring(1, quoted.length() - 1);
        return quoted.charAt(0) == '`' || inside.indexOf('\\') < 0 ? Optional.of(inside) : unescape(inside);
    }

    private static Optional<String> unescape(String inside) {
        StringBuilder out = new StringBuilder(inside.length());
        int at = 0;
        while (at < inside.length()) {
            char c = inside.charAt(at);
            if (c != '\\') {
                out.append(c);
                at++;
                continue;
            }
            if (at + 1 == inside.length()) {
                return Optional.empty();
            }
            char kind = inside.charAt(at + 1);
            int letter = LETTERS.indexOf(kind);
            if (letter >= 0) {
                out.append(ESCAPED.charAt(letter));
                at += 2;
                continue;
            }
            boolean octal = kind >= '0' && kind <= '7';
            int digits = octal ? 3 : kind == 'x' ? 2 : kind == 'u' ? 4 : kind == 'U' ? 8 : 0;
            int start = octal ? at + 1 : at + 2;
            int rune = rune(inside, start, digits, octal ? 8 : 16);
            if (rune < 0) {
                return Optional.empty();
            }
            out.appendCodePoint(rune);
            at = start + digits;
        }
        return Optional.of(out.toString());
    }

    /** The code point that these digits name, or −1. */
    private static int rune(String text, int start, int digits, int radix) {
        if (digits == 0 || start + digits > text.length()) {
            return -1;
        }
        long value = 0;
        for (int i = start; i < start + digits; i++) {
            int digit = Character.digit(text.charAt(i), radix);
            if (digit < 0) {
                return -1;
            }
            value = value * radix + digit;
        }
        return value <= Character.MAX_CODE_POINT ? (int) value : -1;
    }

    /** Letters, marks, numbers, punctuation, symbols, and of the spaces only the ASCII one. */
    private static boolean printable(int rune) {
        return switch (Character.getType(rune)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> rune == ' ';
            default -> true;
        };
    }

    private static void hexadecimal(StringBuilder out, int value, int digits) {
        for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
            out.append(Character.forDigit(value >>> shift & 0xf, 16));
        }
    }
}
