package dev.seaworthy.image.dockerfile;

import java.util.Map;
import java.util.TreeMap;

/**
 * Build arguments and environment, as instructions refer to them (the Dockerfile reference, "Environment replacement"):
 * {@code $name}, {@code ${name}}, {@code ${name:-word}}, {@code ${name:+word}}.
 */
final class Variables {
    /** How much longer a text may become. A variable that is put twice into itself grows beyond every bound. */
    private static final int MOST_ADDED = 1 << 13;

    private final Map<String, String> values = new TreeMap<>();
    private boolean cut;

    Variables(Map<String, String> known) {
        values.putAll(known);
    }

    void set(String name, String value) {
        values.put(name, value);
    }

    boolean isSet(String name) {
        return values.containsKey(name);
    }

    Map<String, String> values() {
        return Map.copyOf(values);
    }

    /** Whether a text was cut since this was last asked, as it grew beyond what is followed. */
    boolean wasCut() {
        boolean was = cut;
        cut = false;
        return was;
    }

    /** A text with its variables replaced; those that are not set are empty. In single quotes nothing is replaced. */
    String replaced(String text) {
        StringBuilder out = new StringBuilder();
        int longest = text.length() + MOST_ADDED;
        // Behind it no brace is closed any more, and none is looked for.
        int lastBrace = text.lastIndexOf('}');
        boolean single = false;
        int i = 0;
        while (i < text.length() && out.length() < longest) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length() && !single) {
                out.append(text.charAt(i + 1) == '$' ? "$" : text.substring(i, i + 2));
                i += 2;
            } else if (c == '\'') {
                single = !single;
                out.append(c);
                i++;
            } else if (c == '$' && !single) {
                i = reference(text, i + 1, lastBrace, out);
            } else {
                out.append(c);
                i++;
            }
        }
        cut |= i < text.length();
        return out.toString();
    }

    private int reference(String text, int start, int lastBrace, StringBuilder out) {
        if (start < text.length() && text.charAt(start) == '{') {
            if (start > lastBrace) {
                out.append('$');
                return start;
            }
            int end = text.indexOf('}', start);
            out.append(braced(text.substring(start + 1, end)));
            return end + 1;
        }
        int end = start;
        while (end < text.length() && isNamePart(text.charAt(end))) {
            end++;
        }
        out.append(end == start ? "$" : values.getOrDefault(text.substring(start, end), ""));
        return end;
    }

    private String braced(String inside) {
        int end = 0;
        while (end < inside.length() && isNamePart(inside.charAt(end))) {
            end++;
        }
        String value = values.getOrDefault(inside.substring(0, end), "");
        String operator = inside.substring(end);
        if (operator.startsWith(":-")) {
            return value.isEmpty() ? replaced(operator.substring(2)) : value;
        }
        if (operator.startsWith(":+")) {
            return value.isEmpty() ? "" : replaced(operator.substring(2));
        }
        return value;
    }

    private static boolean isNamePart(char c) {
        return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
