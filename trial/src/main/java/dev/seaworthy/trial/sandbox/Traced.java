package dev.seaworthy.trial.sandbox;

import dev.seaworthy.trial.Launch;
import dev.seaworthy.trial.TrialException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Another runner while {@code strace} looks on from outside of the sandbox and writes down each system call that names a
 * file. Inside, the filter of system calls would refuse it. Everything is slower, so nothing is timed in such a run.
 *
 * @param runner one whose processes are below ours
 * @param strace the program
 * @param log where it writes
 */
public record Traced(Runner runner, String strace, Path log) implements Runner {
    /**
     * The largest log, in blocks of 512 or, with some shells, 1024 bytes. It is a soft limit: the launcher sets its own for
     * the program, which may be higher.
     */
    private static final int MOST_BLOCKS = 32_768;

    @Override
    public String name() {
        return runner.name();
    }

    @Override
    public Optional<String> trouble() {
        return runner.trouble();
    }

    @Override
    public List<String> command(Launch launch, Workspace workspace) throws IOException, TrialException {
        List<String> command = new ArrayList<>(
                List.of("/bin/sh", "-c", "ulimit -S -f " + MOST_BLOCKS + " && exec \"$@\"", "sh", strace));
        command.addAll(List.of("-f", "-qq", "-e", "trace=%file", "-e", "signal=none", "-o", log.toString(), "--"));
        command.addAll(runner.command(launch, workspace));
        return command;
    }

    @Override
    public List<String> endCommand(Workspace workspace) {
        return runner.endCommand(workspace);
    }
}
