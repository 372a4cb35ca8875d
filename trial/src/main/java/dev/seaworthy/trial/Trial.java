package dev.seaworthy.trial;

import dev.seaworthy.trial.sandbox.Runner;
import dev.seaworthy.trial.sandbox.Workspace;
import dev.seaworthy.trial.watch.Capture;
import dev.seaworthy.trial.watch.HttpProbe;
import dev.seaworthy.trial.watch.Readiness;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Runs programs by one runner. */
public final class Trial {
    /** The variable and its value by which the Go runtime (1.16 and later) says when it has initialised a package. */
    public static final String TRACE_INITIALISATION = "GODEBUG=inittrace=1";

    private static final long OUTPUT_PATIENCE_MILLIS = 2000;

    private final Runner runner;
    private final Optional<HttpProbe> http;

    /**
     * @param runner one that works here
     * @param http asks programs whether they are ready; empty when that is impossible here
     */
    public Trial(Runner runner, Optional<HttpProbe> http) {
        this.runner = runner;
        this.http = http;
    }

    /** The runner. */
    public Runner runner() {
        return runner;
    }

    /**
     * Runs a program once.
     *
     * @param readiness when it is done
     * @throws IOException when a file of ours cannot be read or written
     * @throws TrialException when the program cannot be run at all
     */
    public Run run(Launch launch, Readiness readiness) throws IOException, TrialException {
        return run(launch, readiness, launch.limits().timeout());
    }

    /**
     * The same, stopping what still runs some time after it was executed.
     *
     * @param enough how long to look at it
     */
    public Run run(Launch launch, Readiness readiness, Duration enough) throws IOException, TrialException {
        try (Workspace workspace = Workspace.create(launch.limits())) {
            List<String> command = workspace.group().joining(runner.command(launch, workspace));
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.redirectInput(Path.of("/dev/null").toFile());
            builder.directory(Path.of("/").toFile());
            // Variables of the user must reach neither the program nor, as LD_PRELOAD would, the runner.
            String path = System.getenv().getOrDefault("PATH", Launch.USUAL_PATH);
            if (runner.isWatchable()) {
                builder.environment().clear();
                builder.environment().put("PATH", path + ":/usr/sbin:/sbin");
            }
            Cleanup cleanup = new Cleanup(runner, workspace);
            try {
                return watched(builder, launch, readiness, enough, workspace, cleanup);
            } finally {
                cleanup.run();
            }
        }
    }

    private Run watched(
            ProcessBuilder builder,
            Launch launch,
            Readiness readiness,
            Duration enough,
            Workspace workspace,
            Cleanup cleanup)
            throws IOException, TrialException {
        Process process = cleanup.start(builder);
        Watcher watcher = new Watcher(process, launch, readiness, http, runner.isWatchable(), workspace);
        Capture output = new Capture(process.getInputStream(), watcher::sees);
        Capture errors = new Capture(process.getErrorStream(), watcher::sees);
        Thread first = Thread.ofPlatform().daemon().start(output);
        Thread second = Thread.ofPlatform().daemon().start(errors);
        Optional<Outcome> cut = watcher.watch(errors, enough);
        cleanup.run();
        try {
            process.waitFor(5, TimeUnit.SECONDS);
            first.join(OUTPUT_PATIENCE_MILLIS);
            second.join(OUTPUT_PATIENCE_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        Beginning beginning = Beginning.read(errors.beginning());
        String text = errors.text(beginning.length());
        Outcome outcome = outcome(beginning, cut, process, text, workspace);
        long start = beginning.started().orElse(watcher.end());
        return new Run(
                outcome,
                Duration.ofNanos(Math.max(0, watcher.end() - start)),
                watcher.readyAt().map(time -> Duration.ofNanos(Math.max(0, time - start))),
                watcher.mainAt().map(time -> Duration.ofNanos(Math.max(0, time - start))),
                watcher.peakMemory(),
                watcher.libraries(),
                output.text(0),
                text,
                workspace.group().refusedProcesses());
    }

    private static Outcome outcome(
            Beginning beginning, Optional<Outcome> cut, Process process, String text, Workspace workspace)
            throws TrialException {
        if (beginning.error().isPresent()) {
            String error = KernelErrors.text(beginning.error().get());
            if (beginning.started().isEmpty()) {
                throw new TrialException("the sandbox could not limit itself: " + error);
            }
            return new Outcome.NotExecuted(error);
        }
        if (beginning.started().isEmpty()) {
            throw new TrialException("the sandbox could not be made: "
                    + text.lines()
                            .filter(line -> !line.isBlank())
                            .reduce((_, last) -> last)
                            .orElse("no reason was given"));
        }
        if (workspace.group().killedForMemory().orElse(0) > 0) {
            return new Outcome.Stopped(Outcome.Limit.MEMORY);
        }
        if (cut.isPresent()) {
            return cut.get();
        }
        int status = process.isAlive() ? -1 : process.exitValue();
        return LoaderComplaint.in(text, status)
                .map(line -> (Outcome) new Outcome.NotLoaded(line, status))
                .orElseGet(() -> new Outcome.Ended(status));
    }
}
