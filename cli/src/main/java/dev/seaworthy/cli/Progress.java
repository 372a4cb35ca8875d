package dev.seaworthy.cli;

import java.io.PrintStream;

/** A progress bar on the terminal, shown only when the work takes longer than a second. */
final class Progress implements AutoCloseable {
    private static final long STEP_NANOS = 100_000_000L;
    private static final int WIDTH = 30;

    private final PassingLine line;
    private final int total;
    private int done;

    /**
     * @param shown whether there is a terminal to draw on
     * @param total how many steps there will be
     */
    Progress(PrintStream err, boolean shown, int total) {
        this.line = new PassingLine(err, shown, STEP_NANOS);
        this.total = total;
    }

    /** One step is done; says which comes to the end of the line. */
    synchronized void step(String name) {
        done++;
        if (line.isDue()) {
            int filled = (int) ((long) WIDTH * done / Math.max(1, total));
            String label = Terminal.printable(name);
            line.write("█".repeat(filled) + "░".repeat(WIDTH - filled) + " " + done + "/" + total + " "
                    + (label.length() > 40 ? "…" + label.substring(label.length() - 39) : label));
        }
    }

    /** Takes the bar away. */
    @Override
    public synchronized void close() {
        line.clear();
    }
}
