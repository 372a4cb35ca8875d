package dev.seaworthy.logs.pace;

import dev.seaworthy.logs.LogReport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The pace of a stream, from its timestamps, in constant memory. */
public final class Pace {
    /** So many columns show the course; each stands for twice the time whenever they do not suffice. */
    private static final int COLUMNS = 64;
    /** Lines of several goroutines overtake each other by a little; peaks are counted over as many seconds at once. */
    private static final int SECONDS = 256;

    private final long[] columns = new long[COLUMNS];
    private final long[] secondOf = new long[SECONDS];
    private final long[] inSecond = new long[SECONDS];
    private long columnMillis = 1000;
    private long columnsStart;
    private long count;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;
    private long previous;
    private long peak;
    private long late;
    private long latest;
    private long longestGap;
    private long gapStart;

    /**
     * Counts a line.
     *
     * @param millis its time, since 1970
     * @return by how many milliseconds it is earlier than a line before it; 0 when it is not
     */
    public long add(long millis) {
        if (count == 0) {
            columnsStart = Math.floorDiv(millis, columnMillis) * columnMillis;
        } else if (millis - previous > longestGap) {
            longestGap = millis - previous;
            gapStart = previous;
        }
        count++;
        previous = millis;
        long behind = Math.max(0, last - millis);
        if (count > 1 && behind > 0) {
            late++;
            latest = Math.max(latest, behind);
        }
        first = Math.min(first, millis);
        last = Math.max(last, millis);
        countSecond(Math.floorDiv(millis, 1000L));
        column(millis);
        return count > 1 ? behind : 0;
    }

    private void countSecond(long second) {
        int slot = (int) (second & (SECONDS - 1));
        if (secondOf[slot] != second) {
            secondOf[slot] = second;
            inSecond[slot] = 0;
        }
        inSecond[slot]++;
        peak = Math.max(peak, inSecond[slot]);
    }

    private void column(long millis) {
        if (millis < columnsStart) {
            // Earlier than the first line: it is counted as out of order, and shown at the beginning.
            columns[0]++;
            return;
        }
        while ((millis - columnsStart) / columnMillis >= COLUMNS) {
            for (int i = 0; i < COLUMNS / 2; i++) {
                columns[i] = columns[2 * i] + columns[2 * i + 1];
            }
            Arrays.fill(columns, COLUMNS / 2, COLUMNS, 0);
            columnMillis *= 2;
        }
        columns[(int) ((millis - columnsStart) / columnMillis)]++;
    }

    /** By how many milliseconds a line is earlier than one before it, at most. */
    public long latest() {
        return latest;
    }

    /** All that was counted. */
    public LogReport.PaceCount counted() {
        return count == 0
                ? new LogReport.PaceCount(0, 0, 0, 0, 0, 0, 0, 0, columnMillis, List.of())
                : new LogReport.PaceCount(
                        count, first, last, peak, late, latest, longestGap, gapStart, columnMillis, shownColumns());
    }

    private List<Long> shownColumns() {
        List<Long> all = new ArrayList<>();
        long used = Math.max(0, (last - columnsStart) / columnMillis) + 1;
        for (int i = 0; i < Math.min(used, COLUMNS); i++) {
            all.add(columns[i]);
        }
        return all;
    }
}
