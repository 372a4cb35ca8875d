package dev.seaworthy.logs.leak;

import java.util.Arrays;

/** Where in a line something was found that must not be shown. */
public final class Spans {
    /** A line with more is not shown at all. */
    static final int MOST = 64;

    private final int[] from = new int[MOST];
    private final int[] to = new int[MOST];
    private final Leak[] kinds = new Leak[MOST];
    private int count;
    private boolean overflowed;

    public void clear() {
        count = 0;
        overflowed = false;
    }

    public int size() {
        return count;
    }

    public int from(int index) {
        return from[index];
    }

    public int to(int index) {
        return to[index];
    }

    public Leak kind(int index) {
        return kinds[index];
    }

    /** Whether there was no room for all. */
    public boolean isOverflowed() {
        return overflowed;
    }

    /** Adds one, unless it lies within another; what lies within it goes. */
    public void add(Leak kind, int start, int end) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (from[i] <= start && end <= to[i]) {
                return;
            }
        }
        for (int i = 0; i < count; i++) {
            if (!(start <= from[i] && to[i] <= end)) {
                from[kept] = from[i];
                to[kept] = to[i];
                kinds[kept++] = kinds[i];
            }
        }
        count = kept;
        if (count == MOST) {
            overflowed = true;
            return;
        }
        from[count] = start;
        to[count] = end;
        kinds[count++] = kind;
    }

    /** The end of what covers a place, or the place itself when nothing does. */
    int coveredUntil(int place) {
        int end = place;
        for (int i = 0; i < count; i++) {
            if (from[i] <= place && place < to[i]) {
                end = Math.max(end, to[i]);
            }
        }
        return end;
    }

    /** The kind of what covers a place; only to be asked where something does. */
    Leak kindAt(int place) {
        for (int i = 0; i < count; i++) {
            if (from[i] <= place && place < to[i]) {
                return kinds[i];
            }
        }
        throw new IllegalArgumentException("nothing at " + place + " in " + Arrays.toString(from));
    }
}
