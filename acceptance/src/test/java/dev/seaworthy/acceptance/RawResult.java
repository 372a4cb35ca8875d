package dev.seaworthy.acceptance;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the helper saw of one trial, uninterpreted.
 *
 * @param execve {@code ok}, or the name of the error that execve returned
 * @param entry {@code yes} once the program's own first instruction was reached, {@code no}, or {@code unknown}
 * @param end how it ended: {@code exit N}, {@code signal N}, {@code timeout}, {@code stopped} or {@code none}
 */
record RawResult(String execve, String entry, String end, String stdout, String stderr) {
    /** Reads the lines that the helper prints; its source says what they are. */
    static RawResult parse(List<String> lines) {
        Map<String, String> values = new HashMap<>();
        for (String line : lines) {
            int space = line.indexOf(' ');
            if (space < 0) {
                throw new IllegalArgumentException("not a line of the helper: " + line);
            }
            values.put(line.substring(0, space), line.substring(space + 1));
        }
        return new RawResult(
                value(values, "execve"),
                value(values, "entry"),
                value(values, "end"),
                unescape(value(values, "stdout")),
                unescape(value(values, "stderr")));
    }

    private static String value(Map<String, String> values, String key) {
        String value = values.get(key);
        if (value == null) {
            throw new IllegalArgumentException("the helper did not say \"" + key + "\" but " + values);
        }
        return value;
    }

    private static String unescape(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\' || i + 1 == text.length()) {
                plain.append(c);
                continue;
            }
            char kind = text.charAt(++i);
            switch (kind) {
                case 'n' -> plain.append('\n');
                case 't' -> plain.append('\t');
                case 'x' -> {
                    plain.append((char) Integer.parseInt(text.substring(i + 1, i + 3), 16));
                    i += 2;
                }
                default -> plain.append(kind);
            }
        }
        return plain.toString();
    }
}
