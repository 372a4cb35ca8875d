package dev.seaworthy.trial;

import dev.seaworthy.trial.sandbox.Runner;
import dev.seaworthy.trial.sandbox.Tools;
import dev.seaworthy.trial.sandbox.Traced;
import dev.seaworthy.trial.watch.HttpProbe;
import dev.seaworthy.trial.watch.Readiness;
import dev.seaworthy.trial.watch.StraceLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Finds out which files a program looks for in vain, by {@code strace}. */
public final class Tracing {
    /** What a start looks for is looked for within this time, even when each system call is written down. */
    private static final Duration ENOUGH = Duration.ofSeconds(3);

    private final Runner runner;
    private final String strace;

    private Tracing(Runner runner, String strace) {
        this.runner = runner;
        this.strace = strace;
    }

    /** Empty when there is no {@code strace} here, or the runner's processes are not below ours. */
    public static Optional<Tracing> of(Runner runner, Tools tools) {
        return tools.find("strace").filter(_ -> runner.isWatchable()).map(program -> new Tracing(runner, program));
    }

    /**
     * Runs a program once more, for three seconds at most.
     *
     * @param http asks it whether it is ready
     * @return the names that it asked for and that were not there, in the order in which it did first; names that do not
     *     begin with a slash are below its working directory or one that it has opened. Empty when it could not be traced
     */
    public Optional<List<String>> notFound(Launch launch, Readiness readiness, Optional<HttpProbe> http)
            throws IOException {
        Path log = Files.createTempFile("seaworthy-trial-", ".strace");
        // For when this process is ended meanwhile.
        log.toFile().deleteOnExit();
        try {
            Duration enough = launch.limits().timeout().compareTo(ENOUGH) < 0
                    ? launch.limits().timeout()
                    : ENOUGH;
            new Trial(new Traced(runner, strace, log), http).run(launch, readiness, enough);
            return StraceLog.notFound(log, launch.path());
        } catch (TrialException refused) {
            // strace needs ptrace, which an administrator may have switched off.
            return Optional.empty();
        } finally {
            Files.deleteIfExists(log);
        }
    }
}
