package dev.seaworthy.cli;

import java.io.PrintStream;

/** Says on the terminal what takes so long when nobody knows how much there is to do, and only after a second. */
final class Waiting implements AutoCloseable {
    private static final long QUIET_MILLIS = 1_000;
    private static final long STEP_MILLIS = 1_000;

    private final PrintStream err;
    private final Thread thread;
    private final String name;

    /**
     * @param shown whether there is a terminal to draw on
     * @param name what is read
     */
    Waiting(PrintStream err, boolean shown, String name) {
        this.err = err;
        this.name = Terminal.oneLine(name);
        this.thread = Thread.ofVirtual().unstarted(this::draw);
        if (shown) {
            thread.start();
        }
    }

    private void draw() {
        try {
            Thread.sleep(QUIET_MILLIS);
            try {
                for (int seconds = 1; ; seconds++) {
                    err.print("\r\033[Kreading " + name + ", " + seconds + " s");
                    err.flush();
                    Thread.sleep(STEP_MILLIS);
                }
            } finally {
                err.print("\r\033[K");
                err.flush();
            }
        } catch (InterruptedException read) {
            Thread.currentThread().interrupt();
        }
    }

    /** Takes the line away. */
    @Override
    public void close() {
        thread.interrupt();
        try {
            if (thread.isAlive()) {
                thread.join();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
