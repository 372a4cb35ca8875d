package dev.seaworthy.logs.leak;

import java.nio.charset.StandardCharsets;

/** A piece of a line that may be shown: short, printable, and without what must not be told. */
public final class Excerpt {
    private static final int LONGEST = 160;
    /** What stands before the place that matters. */
    private static final int BEFORE = 60;

    private Excerpt() {}

    /**
     * A piece of a line.
     *
     * @param focus the index that matters; -1 when it is the beginning
     * @param spans what to mask
     */
    public static String of(byte[] text, int from, int to, int focus, Spans spans) {
        if (spans.isOverflowed()) {
            return "(more secrets than are masked one by one: not shown)";
        }
        int start = focus - BEFORE > from && to - from > LONGEST ? focus - BEFORE : from;
        while (start > from && (text[start] & 0xc0) == 0x80) {
            start--;
        }
        StringBuilder out = new StringBuilder(start > from ? "…" : "");
        int piece = start;
        int i = start;
        int shown = 0;
        while (i < to && shown < LONGEST) {
            int covered = spans.coveredUntil(i);
            if (covered > i) {
                append(out, text, piece, i);
                out.append("‹").append(spans.kindAt(i).words()).append("›");
                shown += 12;
                i = covered;
                piece = i;
            } else {
                i++;
                shown++;
            }
        }
        while (i < to && (text[i] & 0xc0) == 0x80) {
            i++;
        }
        append(out, text, piece, i);
        return i < to ? out.append('…').toString() : out.toString();
    }

    private static void append(StringBuilder out, byte[] text, int from, int to) {
        if (to > from) {
            new String(text, from, to - from, StandardCharsets.UTF_8)
                    .chars()
                    .forEach(c ->
                            out.append(c == '\t' ? ' ' : c < ' ' || (c >= 0x7f && c < 0xa0) ? '\ufffd' : (char) c));
        }
    }
}
