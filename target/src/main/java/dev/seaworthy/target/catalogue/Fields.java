package dev.seaworthy.target.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** How the fields of a target file are written: {@code %09} for what would end a field or a line, lists by spaces. */
final class Fields {
    /** What has a meaning of its own somewhere in a list, beside the blank that separates its elements. */
    private static final String MARKS = " @?~!*>=,/:";

    private Fields() {}

    static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%' || c < ' ' || c == 0x7f) {
                append(out, c);
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    /** A word of a list in which {@code marks} mean something. */
    static String word(String text, String marks) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%' || c <= ' ' || c == 0x7f || marks.indexOf(c) >= 0) {
                append(out, c);
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    /** A file's name in a list of names. */
    static String name(String text) {
        return word(text, MARKS);
    }

    /** A list whose elements have no marks. */
    static String words(List<String> values) {
        return values.stream().map(value -> word(value, "@?~!")).collect(Collectors.joining(" "));
    }

    private static void append(StringBuilder out, char c) {
        out.append('%').append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
    }

    static String unescape(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean coded = c == '%' && i + 2 < text.length();
            int high = coded ? Character.digit(text.charAt(i + 1), 16) : -1;
            int low = coded ? Character.digit(text.charAt(i + 2), 16) : -1;
            if (high >= 0 && low >= 0) {
                out.append((char) (16 * high + low));
                i += 2;
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    /** The elements of a field that is a list. */
    static List<String> elements(String field) {
        List<String> elements = new ArrayList<>();
        for (String element : list(field)) {
            elements.add(unescape(element));
        }
        return elements;
    }

    /** The elements of a field that is a list, still escaped. */
    static List<String> list(String field) {
        List<String> elements = new ArrayList<>();
        int at = 0;
        while (at < field.length()) {
            int space = field.indexOf(' ', at);
            int end = space < 0 ? field.length() : space;
            if (end > at) {
                elements.add(field.substring(at, end));
            }
            at = end + 1;
        }
        return elements;
    }
}
