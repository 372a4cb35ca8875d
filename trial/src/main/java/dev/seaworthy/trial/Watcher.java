package dev.seaworthy.trial;

import dev.seaworthy.trial.sandbox.ControlGroup;
import dev.seaworthy.trial.sandbox.Workspace;
import dev.seaworthy.trial.watch.Capture;
import dev.seaworthy.trial.watch.HttpProbe;
import dev.seaworthy.trial.watch.ProcessFiles;
import dev.seaworthy.trial.watch.Readiness;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/** Looks at a running program until it ends, is ready, or comes to a limit. */
final class Watcher {
    /** At first it looks often: most trials last for milliseconds. */
    private static final long SHORTEST_PAUSE_MILLIS = 1;

    private static final long LONGEST_PAUSE_MILLIS = 20;
    /** How long a program may take to end when it is asked to. Container engines give ten seconds before they kill. */
    private static final Duration GRACE = Duration.ofSeconds(2);
    /** What a runner needs before it starts the program; on a busy machine it is a second. */
    private static final Duration PREPARATION = Duration.ofSeconds(15);

    private final Process process;
    private final Launch launch;
    private final Readiness readiness;
    private final Optional<HttpProbe> http;
    private final boolean watchable;
    private final ControlGroup group;
    private final Path mountPoint;
    private final NavigableSet<String> libraries = new TreeSet<>();
    private OptionalLong peakMemory = OptionalLong.empty();
    private Optional<Long> program = Optional.empty();
    private long end;
    private volatile Optional<Long> readyAt = Optional.empty();
    private volatile Optional<Long> mainAt = Optional.empty();

    Watcher(
            Process process,
            Launch launch,
            Readiness readiness,
            Optional<HttpProbe> http,
            boolean watchable,
            Workspace workspace) {
        this.process = process;
        this.launch = launch;
        this.readiness = readiness;
        this.http = http;
        this.watchable = watchable;
        this.group = workspace.group();
        this.mountPoint = workspace.mountPoint();
    }

    /** Is told of every line as it comes, by two threads. */
    void sees(Capture.Line line) {
        if (readyAt.isEmpty()
                && readiness instanceof Readiness.Log(var pattern)
                && pattern.matcher(line.text()).find()) {
            readyAt = Optional.of(line.time());
        }
        // "init net/http @1.2 ms, 0.03 ms clock, 1234 bytes, 12 allocs" (runtime/proc.go, doInit1); the first follows a
        // mark.
        if (line.text().contains("init ")
                && line.text().endsWith(" allocs")
                && line.text().contains(" ms clock, ")) {
            mainAt = Optional.of(line.time());
        }
    }

    /**
     * Watches to the end.
     *
     * @param errors what it prints as errors, where the launcher says when the program begins
     * @param enough how long to look at it
     * @return what became of it when it did not end by itself
     */
    Optional<Outcome> watch(Capture errors, Duration enough) {
        long begin = System.nanoTime();
        OptionalLong started = OptionalLong.empty();
        long pause = SHORTEST_PAUSE_MILLIS;
        while (true) {
            if (ended(pause)) {
                end = System.nanoTime();
                return Optional.empty();
            }
            if (started.isEmpty()) {
                started = Beginning.read(errors.beginning()).started();
            }
            long now = System.nanoTime();
            Optional<Outcome.Limit> limit = started.isPresent() && watchable ? look() : Optional.empty();
            if (limit.isPresent()) {
                return stopped(limit.get());
            }
            if (started.isPresent() && isReady()) {
                return Optional.of(new Outcome.Ready(obeys()));
            }
            long over = started.isPresent()
                    ? started.getAsLong() + enough.toNanos()
                    : begin + PREPARATION.plus(enough).toNanos();
            if (now > over) {
                return stopped(Outcome.Limit.TIME);
            }
            pause = started.isPresent() && now - started.getAsLong() > 200_000_000L
                    ? LONGEST_PAUSE_MILLIS
                    : SHORTEST_PAUSE_MILLIS;
        }
    }

    private Optional<Outcome> stopped(Outcome.Limit limit) {
        end = System.nanoTime();
        return Optional.of(new Outcome.Stopped(limit));
    }

    private boolean ended(long millis) {
        try {
            return process.waitFor(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Looks at all processes, and says whether there is too much of something. */
    private Optional<Outcome.Limit> look() {
        List<Long> pids = ProcessFiles.below(process.pid());
        if (program.isEmpty()) {
            program = ProcessFiles.running(pids, launch.binary());
        }
        program.ifPresent(pid -> {
            OptionalLong peak = ProcessFiles.peakMemory(pid);
            if (peak.isPresent() && ProcessFiles.runs(pid, launch.binary())) {
                peakMemory = OptionalLong.of(Math.max(peak.getAsLong(), peakMemory.orElse(0)));
                ProcessFiles.mappedCode(pid).stream()
                        .map(this::inside)
                        .filter(file -> !file.equals(launch.path()))
                        .forEach(libraries::add);
            }
        });
        if (pids.stream().mapToLong(ProcessFiles::memory).sum()
                > launch.limits().memory()) {
            return Optional.of(Outcome.Limit.MEMORY);
        }
        int threads = group.isControlling()
                ? 0
                : pids.stream().mapToInt(ProcessFiles::threads).sum();
        // No more than that: the kernel refuses the next one, so it would never be seen.
        return threads >= launch.limits().processes() ? Optional.of(Outcome.Limit.PROCESSES) : Optional.empty();
    }

    /** Who changed only its root has files of the place where that was built. */
    private String inside(String file) {
        String top = mountPoint.toString();
        return file.startsWith(top + "/") ? file.substring(top.length()) : file;
    }

    private boolean isReady() {
        if (readyAt.isPresent()) {
            return true;
        }
        boolean ready = switch (readiness) {
            case Readiness.AtEnd _, Readiness.Log _ -> false;
            case Readiness.Port(int port) ->
                program.map(pid -> ProcessFiles.listens(pid, port)).orElse(false);
            case Readiness.Http wanted ->
                program.map(pid -> ProcessFiles.listens(pid, wanted.port())
                                && http.map(probe -> probe.isAnswered(pid, wanted, !launch.network()))
                                        .orElse(false))
                        .orElse(false);
        };
        if (ready) {
            readyAt = Optional.of(System.nanoTime());
        }
        return ready;
    }

    /** Asks the program to end, and waits a while. */
    private boolean obeys() {
        end = System.nanoTime();
        program.flatMap(ProcessHandle::of).ifPresent(ProcessHandle::destroy);
        return program.isPresent() && ended(GRACE.toMillis());
    }

    /** When it ended, was ready or stopped, by {@link System#nanoTime}. */
    long end() {
        return end;
    }

    Optional<Long> readyAt() {
        return readyAt;
    }

    Optional<Long> mainAt() {
        return mainAt;
    }

    OptionalLong peakMemory() {
        return peakMemory;
    }

    NavigableSet<String> libraries() {
        return libraries;
    }
}
