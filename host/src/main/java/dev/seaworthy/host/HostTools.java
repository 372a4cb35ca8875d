package dev.seaworthy.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Programs of this machine that tell what Java cannot ask the kernel for. They read only. */
public final class HostTools {
    private static final List<String> PLACES = List.of("/usr/sbin/", "/sbin/", "/usr/bin/", "/bin/");
    private static final int LONGEST = 1 << 20;
    private static final int SECONDS = 5;

    private HostTools() {}

    /** What a program prints; empty when it is not there, fails, or is not through within five seconds. */
    public static Optional<String> ask(String program, List<String> arguments) {
        return ask(program, arguments, SECONDS);
    }

    static Optional<String> ask(String program, List<String> arguments, int seconds) {
        try {
            Optional<Process> started = start(program, arguments, seconds);
            if (started.isEmpty()) {
                return Optional.empty();
            }
            Process process = started.get();
            byte[] out = process.getInputStream().readNBytes(LONGEST);
            return process.waitFor() == 0 ? Optional.of(new String(out, StandardCharsets.UTF_8)) : Optional.empty();
        } catch (IOException unusable) {
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /**
     * Starts a program whose output is longer than {@link #ask} takes. It has nothing to read, its complaints go nowhere.
     *
     * @param seconds when it is ended
     * @return the program; empty when it is not there
     * @throws IOException when it cannot be started
     */
    public static Optional<Process> start(String program, List<String> arguments, int seconds) throws IOException {
        Optional<String> place = PLACES.stream()
                .map(folder -> folder + program)
                .filter(path -> Files.isExecutable(Path.of(path)))
                .findFirst();
        if (place.isEmpty()) {
            return Optional.empty();
        }
        List<String> command = new ArrayList<>(List.of(place.get()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        process.getOutputStream().close();
        // Whoever says nothing is ended from here, since reading waits for as long as that takes.
        var _ = process.onExit()
                .completeOnTimeout(process, seconds, TimeUnit.SECONDS)
                .thenAccept(HostTools::end);
        return Optional.of(process);
    }

    /** To end a process that has ended closes its streams, under the hands of whoever reads what it said. */
    private static void end(Process process) {
        if (process.isAlive()) {
            process.destroyForcibly();
        }
    }
}
