package dev.seaworthy.target.catalogue;

import java.util.AbstractList;
import java.util.RandomAccess;

/**
 * Lines that begin with a space, given without it. They are cut out of the text only when they are asked for: nearly all of
 * a target file are symbols, of which a verdict asks for those of a few libraries.
 */
final class IndentedLines extends AbstractList<String> implements RandomAccess {
    private final String text;
    private final int start;
    private final int[] ends;

    /**
     * @param text what holds them, one directly behind the other
     * @param start where the first begins
     * @param ends where each ends
     */
    IndentedLines(String text, int start, int[] ends) {
        this.text = text;
        this.start = start;
        this.ends = ends;
    }

    @Override
    public int size() {
        return ends.length;
    }

    @Override
    public String get(int index) {
        return text.substring(begin(index), ends[index]);
    }

    /** Whether the line has this key: all of it, or what stands before the first tab. */
    boolean isA(String key, int index) {
        int after = begin(index) + key.length();
        return text.startsWith(key, begin(index))
                && after <= ends[index]
                && (after == ends[index] || text.charAt(after) == '\t');
    }

    private int begin(int index) {
        return (index == 0 ? start : ends[index - 1] + 1) + 1;
    }
}
