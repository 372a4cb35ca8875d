package dev.seaworthy.cli;

import java.io.PrintStream;
import java.time.Duration;

/** Says on the terminal what takes so long when nobody knows how much there is to do, and only after a second. */
final class Waiting implements AutoCloseable {
    private static final Duration STEP = Duration.ofSeconds(1);

    private final PassingLine line;
    private final Thread thread;
    private final String name;

    /**
     * @param shown whether there is a terminal to draw on
     * @param name what is read
     */
    Waiting(PrintStream err, boolean shown, String name) {
        this.line = new PassingLine(err, shown, STEP.toNanos());
        this.name = Terminal.oneLine(name);
        this.thread = Thread.ofVirtual().unstarted(this::draw);
        if (shown) {
            thread.start();
        }
    }

    private void draw() {
        try {
            for (int seconds = 1; ; seconds++) {
                Thread.sleep(STEP);
                line.write("reading " + name + ", " + seconds + " s");
            }
        } catch (InterruptedException read) {
            Thread.currentThread().interrupt();
        } finally {
            line.clear();
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
