package dev.seaworthy.cli;

import java.io.PrintStream;
import java.util.function.LongSupplier;

/** One line at the end of a terminal that is written anew again and again, and taken away when the work is done. */
final class PassingLine {
    /** Work that is done sooner, in nanoseconds, says nothing. */
    private static final long QUIET_NANOS = 1_000_000_000L;

    private static final String START_OF_EMPTY_LINE = "\r\033[K";

    private final PrintStream err;
    private final boolean shown;
    private final long stepNanos;
    private final LongSupplier clock;
    private final long start;
    private long lastWritten;
    private boolean written;

    /**
     * @param shown whether there is a terminal to write on
     * @param stepNanos how long a text stays at least, in nanoseconds
     */
    PassingLine(PrintStream err, boolean shown, long stepNanos) {
        this(err, shown, stepNanos, System::nanoTime);
    }

    PassingLine(PrintStream err, boolean shown, long stepNanos, LongSupplier clock) {
        this.err = err;
        this.shown = shown;
        this.stepNanos = stepNanos;
        this.clock = clock;
        this.start = clock.getAsLong();
    }

    /** Whether it is time for a new text; asked before making one. */
    boolean isDue() {
        long now = clock.getAsLong();
        return shown && now - start >= QUIET_NANOS && (!written || now - lastWritten >= stepNanos);
    }

    /** How long the work has taken, in nanoseconds. */
    long elapsedNanos() {
        return clock.getAsLong() - start;
    }

    /** Writes a text in the place of the last one. */
    void write(String text) {
        lastWritten = clock.getAsLong();
        written = true;
        err.print(START_OF_EMPTY_LINE + text);
        err.flush();
    }

    /** Takes the line away. */
    void clear() {
        if (written) {
            written = false;
            err.print(START_OF_EMPTY_LINE);
            err.flush();
        }
    }
}
