package dev.seaworthy.target.catalogue;

import java.util.Arrays;

/** Walks the lines of a text without splitting it first: target files are large and mostly passed over. */
final class Lines {
    private final String text;
    private int at;
    private int number;

    Lines(String text) {
        this(text, 0);
    }

    /** The lines from one on. */
    Lines(String text, int start) {
        this.text = text;
        this.at = start;
    }

    boolean hasNext() {
        return at < text.length();
    }

    /** The number of the line that {@link #next} gave last, from 1. */
    int number() {
        return number;
    }

    String next() {
        int newline = text.indexOf('\n', at);
        int end = newline < 0 ? text.length() : newline;
        String line = text.substring(at, end);
        at = end + 1;
        number++;
        return line;
    }

    /** The following lines that begin with a space, without it. */
    IndentedLines indented() {
        int[] ends = new int[8];
        int start = at;
        int count = 0;
        while (hasNext() && text.charAt(at) == ' ') {
            int newline = text.indexOf('\n', at);
            int end = newline < 0 ? text.length() : newline;
            if (count == ends.length) {
                ends = Arrays.copyOf(ends, 2 * count);
            }
            ends[count++] = end;
            at = end + 1;
            number++;
        }
        return new IndentedLines(text, start, Arrays.copyOf(ends, count));
    }
}
