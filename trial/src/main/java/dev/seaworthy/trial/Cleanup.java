package dev.seaworthy.trial;

import dev.seaworthy.trial.sandbox.Runner;
import dev.seaworthy.trial.sandbox.Workspace;
import dev.seaworthy.trial.watch.ProcessFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Ends everything that a run started: when it is over, and when this process is asked to end (Ctrl-C). What a program leaves
 * behind in its process name space dies with the first process of that name space; the others are killed one by one.
 */
final class Cleanup {
    private static final int PATIENCE_TENTHS = 50;

    private final Runner runner;
    private final Workspace workspace;
    private final AtExit exit;
    private Optional<Process> process = Optional.empty();
    private boolean done;

    Cleanup(Runner runner, Workspace workspace) {
        this.runner = runner;
        this.workspace = workspace;
        this.exit = new AtExit(this::atExit);
    }

    synchronized Process start(ProcessBuilder builder) throws IOException {
        exit.register();
        Process started = builder.start();
        process = Optional.of(started);
        return started;
    }

    private void atExit() {
        end();
        try {
            workspace.close();
        } catch (IOException leftOver) {
            // Nobody is there any more to hear of it.
        }
    }

    /** Ends all; once. */
    void run() {
        end();
        exit.cancel();
    }

    private synchronized void end() {
        if (done || process.isEmpty()) {
            return;
        }
        done = true;
        Process started = process.get();
        List<Long> known = new ArrayList<>(ProcessFiles.below(started.pid()));
        // Not Process.destroyForcibly: that closes the streams, and with them what has not been read yet is lost.
        started.toHandle().destroyForcibly();
        List<String> command = runner.endCommand(workspace);
        if (!command.isEmpty()) {
            execute(command);
        }
        for (int i = 0; i < PATIENCE_TENTHS && !known.isEmpty(); i++) {
            known.addAll(workspace.group().members());
            known.removeIf(pid -> ProcessHandle.of(pid).isEmpty());
            known.forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
            if (!known.isEmpty()) {
                pause(i < 20 ? 5 : 100);
            }
        }
    }

    private static void execute(List<String> command) {
        try {
            Process ending = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            ending.waitFor(10, TimeUnit.SECONDS);
        } catch (IOException gone) {
            // The engine went away, and its containers are beyond our reach.
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
