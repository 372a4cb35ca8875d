package dev.seaworthy.target.catalogue;

import java.util.ArrayList;
import java.util.List;

/** Walks the lines of a text without splitting it first: target files are large and mostly passed over. */
final class Lines {
    private final String text;
    private int at;
    private int number;

    Lines(String text) {
        this.text = text;
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
    List<String> indented() {
        List<String> lines = new ArrayList<>();
        while (hasNext() && text.charAt(at) == ' ') {
            lines.add(next().substring(1));
        }
        return lines;
    }
}
