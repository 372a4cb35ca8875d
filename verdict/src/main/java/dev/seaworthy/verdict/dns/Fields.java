package dev.seaworthy.verdict.dns;

import java.util.ArrayList;
import java.util.List;

/** Lines, words and numbers, cut as the resolvers cut them. */
final class Fields {
    /** Go's {@code dtoi} gives up here. */
    private static final int GO_LARGEST = 0xFFFFFF;

    private Fields() {}

    /** The lines of a text, without the newlines; nothing follows a newline at the end. */
    static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
            lines.add(text.substring(start, end));
            start = end + 1;
        }
        if (start < text.length()) {
            lines.add(text.substring(start));
        }
        return lines;
    }

    /** Words between any of some characters. */
    static List<String> words(String text, String separators) {
        List<String> words = new ArrayList<>();
        int start = -1;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || separators.indexOf(text.charAt(i)) >= 0) {
                if (start >= 0) {
                    words.add(text.substring(start, i));
                    start = -1;
                }
            } else if (start < 0) {
                start = i;
            }
        }
        return words;
    }

    /** What the C locale's {@code isspace} takes for white space. */
    static boolean space(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    /** A number as Go's {@code dtoi} reads it: digits only, 0 when there are none. */
    static int goNumber(String text) {
        int number = 0;
        for (int i = 0; i < text.length() && digit(text.charAt(i)); i++) {
            number = number * 10 + (text.charAt(i) - '0');
            if (number >= GO_LARGEST) {
                return GO_LARGEST;
            }
        }
        return number;
    }

    /** A number as C's {@code atoi} and {@code strtoul} read it: sign and digits, 0 when there are none. */
    static long cNumber(String text) {
        int at = 0;
        while (at < text.length() && space(text.charAt(at))) {
            at++;
        }
        boolean negative = at < text.length() && text.charAt(at) == '-';
        if (negative || (at < text.length() && text.charAt(at) == '+')) {
            at++;
        }
        long number = 0;
        for (; at < text.length() && digit(text.charAt(at)); at++) {
            number = Math.min(number * 10 + (text.charAt(at) - '0'), Integer.MAX_VALUE);
        }
        return negative ? -number : number;
    }

    /** The first place from there on that is no blank. */
    static int afterBlanks(String text, int from) {
        int at = from;
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }

    /** The text without blanks around it, as Go's {@code trimSpace} does it in package net. */
    static String trim(String text) {
        int start = afterBlanks(text, 0);
        int end = text.length();
        while (end > start && " \t\r\n".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return text.substring(start, end);
    }
}
