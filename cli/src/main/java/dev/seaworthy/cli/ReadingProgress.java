package dev.seaworthy.cli;

import java.io.PrintStream;
import java.util.Locale;

/** How much of a file was read, on the terminal and only when it takes longer than a second. */
final class ReadingProgress implements AutoCloseable {
    private static final long QUIET_NANOS = 1_000_000_000L;
    private static final long STEP_NANOS = 200_000_000L;
    private static final double MEGA = 1e6;

    private final PrintStream err;
    private final boolean shown;
    private final String name;
    private final long size;
    private final long start = System.nanoTime();
    private long bytes;
    private long lastDrawn;
    private boolean drawn;

    /**
     * @param shown whether there is a terminal to draw on
     * @param name what is read; empty for the standard input
     * @param size how many bytes there will be, 0 when nobody knows
     */
    ReadingProgress(PrintStream err, boolean shown, String name, long size) {
        this.err = err;
        this.shown = shown;
        this.name = Terminal.oneLine(name);
        this.size = size;
    }

    void add(int count) {
        bytes += count;
    }

    void show() {
        long now = System.nanoTime();
        if (!shown || now - start < QUIET_NANOS || now - lastDrawn < STEP_NANOS) {
            return;
        }
        lastDrawn = now;
        drawn = true;
        String part = size > 0 ? String.format(Locale.ROOT, "%3.0f %% of ", 100.0 * bytes / size) : "";
        err.print("\r\033[K" + part
                + String.format(
                        Locale.ROOT,
                        "%,.0f MB, %.0f MB/s",
                        (size > 0 ? size : bytes) / MEGA,
                        bytes * 1000.0 / (now - start))
                + (name.isEmpty() ? "" : " " + name));
        err.flush();
    }

    /** Takes the line away. */
    @Override
    public void close() {
        if (drawn) {
            err.print("\r\033[K");
            err.flush();
        }
    }
}
