package dev.seaworthy.cli;

import dev.seaworthy.cli.watch.FileStamps;
import dev.seaworthy.cli.watch.VerdictChanges;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Supplier;

/** Judges again whenever a file changed, until somebody ends the process: a loop of changing and building has its answer at once. */
final class WatchLoop {
    /** Shorter than anybody waits for, and long enough to cost nothing. */
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);
    /** Looking at many files takes a while: no more than a twentieth of the time is spent with it. */
    private static final int PAUSE_PER_LOOK = 20;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final Terminal terminal;
    private final Words words;
    private final List<Path> inputs;
    private final Supplier<Report> judging;

    /** @param judging reads the inputs and judges them */
    WatchLoop(Terminal terminal, Words words, List<Path> inputs, Supplier<Report> judging) {
        this.terminal = terminal;
        this.words = words;
        this.inputs = List.copyOf(inputs);
        this.judging = judging;
    }

    /**
     * Runs until the thread is interrupted, which nobody does but tests.
     *
     * @param seen what the files were like before they were judged first
     * @param report what was judged then
     */
    void run(FileStamps seen, Report report) throws InterruptedException {
        FileStamps before = seen;
        Report last = report;
        while (true) {
            before = next(before);
            if (before.isEmpty()) {
                continue; // A build removes the old file first.
            }
            long start = System.nanoTime();
            Report now = judging.get();
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            if (!now.results().isEmpty()) {
                tell(last, now, took);
                last = now;
            }
        }
    }

    private void tell(Report last, Report now, Duration took) {
        List<String> changes = VerdictChanges.between(last.results(), now.results(), words::verdict);
        String time = LocalTime.now(ZoneId.systemDefault()).format(TIME);
        for (String change : changes) {
            terminal.out().println(time + "  " + Terminal.oneLine(change));
        }
        if (changes.isEmpty()) {
            terminal.out()
                    .println(time + "  " + words.nothingChanged(now.results().size(), took.toMillis()));
        }
        terminal.out().flush();
    }

    /** Waits until the files are otherwise than they were, and nobody is writing to them any more. */
    private FileStamps next(FileStamps before) throws InterruptedException {
        FileStamps changed = look();
        while (changed.equals(before)) {
            changed = look();
        }
        for (FileStamps again = look(); !again.equals(changed); again = look()) {
            changed = again;
        }
        return changed;
    }

    /** A look, after a pause. */
    private FileStamps look() throws InterruptedException {
        long start = System.nanoTime();
        FileStamps found = FileStamps.of(inputs);
        Duration pause = Duration.ofNanos((System.nanoTime() - start) * PAUSE_PER_LOOK);
        Thread.sleep(pause.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : pause);
        return found;
    }
}
