package dev.seaworthy.image.dockerfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Changes to the lines of a text. Line numbers are those of the text as it was, from 1. */
final class LineChanges {
    private static final int CONTEXT = 3;

    private final List<String> lines;
    private final Map<Integer, String> replaced = new TreeMap<>();
    private final Map<Integer, List<String>> inserted = new TreeMap<>();

    LineChanges(List<String> lines) {
        this.lines = List.copyOf(lines);
    }

    /** A line as it is by now. */
    String line(int number) {
        return replaced.getOrDefault(number, lines.get(number - 1));
    }

    void replace(int number, String line) {
        if (!line.equals(lines.get(number - 1))) {
            replaced.put(number, line);
        }
    }

    void insertAfter(int number, String line) {
        inserted.computeIfAbsent(number, _ -> new ArrayList<>()).add(line);
    }

    String text() {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= lines.size(); i++) {
            text.append(line(i)).append('\n');
            inserted.getOrDefault(i, List.of())
                    .forEach(line -> text.append(line).append('\n'));
        }
        return text.toString();
    }

    /** As {@code diff -u} shows it (POSIX, "Diff -u Output Format"). */
    String diff(String name) {
        StringBuilder out = new StringBuilder();
        out.append("--- ").append(name).append("\n+++ ").append(name).append('\n');
        int shift = 0;
        int from = nextChange(1);
        while (from > 0) {
            int last = from;
            for (int next = nextChange(from + 1); next > 0 && next - last <= 2 * CONTEXT; next = nextChange(next + 1)) {
                last = next;
            }
            // What is inserted comes behind its line, which then is context itself.
            int first = Math.max(1, replaced.containsKey(from) ? from - CONTEXT : from - CONTEXT + 1);
            int end = Math.min(lines.size(), last + CONTEXT);
            StringBuilder hunk = new StringBuilder();
            int more = 0;
            for (int i = first; i <= end; i++) {
                String now = replaced.get(i);
                hunk.append(now == null ? " " : "-").append(lines.get(i - 1)).append('\n');
                if (now != null) {
                    hunk.append('+').append(now).append('\n');
                }
                for (String line : inserted.getOrDefault(i, List.of())) {
                    hunk.append('+').append(line).append('\n');
                    more++;
                }
            }
            int count = end - first + 1;
            out.append("@@ -").append(first).append(',').append(count);
            out.append(" +")
                    .append(first + shift)
                    .append(',')
                    .append(count + more)
                    .append(" @@\n")
                    .append(hunk);
            shift += more;
            from = nextChange(last + 1);
        }
        return out.toString();
    }

    private int nextChange(int from) {
        for (int i = from; i <= lines.size(); i++) {
            if (replaced.containsKey(i) || inserted.containsKey(i)) {
                return i;
            }
        }
        return 0;
    }
}
