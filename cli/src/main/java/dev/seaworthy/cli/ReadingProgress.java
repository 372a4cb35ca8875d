package dev.seaworthy.cli;

import java.io.PrintStream;
import java.util.Locale;

/** How much of a file was read, on the terminal and only when it takes longer than a second. */
final class ReadingProgress implements AutoCloseable {
    private static final long STEP_NANOS = 200_000_000L;
    private static final double MEGA = 1e6;

    private final PassingLine line;
    private final String name;
    private final long size;
    private long bytes;

    /**
     * @param shown whether there is a terminal to draw on
     * @param name what is read; empty for the standard input
     * @param size how many bytes there will be, 0 when nobody knows
     */
    ReadingProgress(PrintStream err, boolean shown, String name, long size) {
        this.line = new PassingLine(err, shown, STEP_NANOS);
        this.name = Terminal.oneLine(name);
        this.size = size;
    }

    void add(int count) {
        bytes += count;
    }

    void show() {
        if (line.isDue()) {
            String part = size > 0 ? String.format(Locale.ROOT, "%3.0f %% of ", 100.0 * bytes / size) : "";
            String rate = String.format(
                    Locale.ROOT,
                    "%,.0f MB, %.0f MB/s",
                    (size > 0 ? size : bytes) / MEGA,
                    bytes * 1000.0 / line.elapsedNanos());
            line.write(part + rate + (name.isEmpty() ? "" : " " + name));
        }
    }

    /** Takes the line away. */
    @Override
    public void close() {
        line.clear();
    }
}
