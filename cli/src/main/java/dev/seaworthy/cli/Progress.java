package dev.seaworthy.cli;

import java.io.PrintStream;

/** A progress bar on the terminal, shown only when the work takes longer than a second. */
final class Progress implements AutoCloseable {
    private static final long QUIET_NANOS = 1_000_000_000L;
    private static final long STEP_NANOS = 100_000_000L;
    private static final int WIDTH = 30;

    private final PrintStream err;
    private final boolean shown;
    private final int total;
    private final long start = System.nanoTime();
    private long lastDrawn;
    private int done;
    private boolean drawn;

    /**
     * @param shown whether there is a terminal to draw on
     * @param total how many steps there will be
     */
    Progress(PrintStream err, boolean shown, int total) {
        this.err = err;
        this.shown = shown;
        this.total = total;
    }

    /** One step is done; says which comes to the end of the line. */
    synchronized void step(String name) {
        done++;
        long now = System.nanoTime();
        if (!shown || now - start < QUIET_NANOS || now - lastDrawn < STEP_NANOS) {
            return;
        }
        lastDrawn = now;
        drawn = true;
        int filled = (int) ((long) WIDTH * done / Math.max(1, total));
        String label = Terminal.printable(name);
        err.print("\r\033[K" + "█".repeat(filled) + "░".repeat(WIDTH - filled) + " " + done + "/" + total + " "
                + (label.length() > 40 ? "…" + label.substring(label.length() - 39) : label));
        err.flush();
    }

    /** Takes the bar away. */
    @Override
    public synchronized void close() {
        if (drawn) {
            err.print("\r\033[K");
            err.flush();
        }
    }
}
