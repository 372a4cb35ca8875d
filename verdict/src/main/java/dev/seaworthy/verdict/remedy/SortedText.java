package dev.seaworthy.verdict.remedy;

import java.util.Optional;

/**
 * Finds a line of a sorted text by its first field, which ends with a tab. The text is searched as it is: splitting a long
 * one into a map costs more than all lookups of a command, and walking it costs a service more than all rules.
 */
final class SortedText {
    private SortedText() {}

    /**
     * The line whose first field is the key, without its end.
     *
     * @param text lines that end with a line feed, sorted by the numbers of their characters
     */
    static Optional<String> find(String text, String key) {
        int from = 0;
        int to = text.length();
        // The line, if it is there, begins at or behind from and before to; both are beginnings of lines.
        while (from < to) {
            int start = text.lastIndexOf('\n', (from + to) / 2 - 1) + 1;
            start = Math.max(start, from);
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            int order = compare(text, start, end, key);
            if (order == 0) {
                return Optional.of(text.substring(start, end));
            }
            if (order < 0) {
                from = end + 1;
            } else {
                to = start;
            }
        }
        return Optional.empty();
    }

    /** Compares the first field of a line with a key, as {@link String#compareTo} would. */
    private static int compare(String text, int start, int end, String key) {
        for (int i = 0; i < key.length(); i++) {
            if (start + i >= end || text.charAt(start + i) == '\t') {
                return -1;
            }
            int order = Character.compare(text.charAt(start + i), key.charAt(i));
            if (order != 0) {
                return order;
            }
        }
        int behind = start + key.length();
        return behind >= end || text.charAt(behind) == '\t' ? 0 : 1;
    }
}
