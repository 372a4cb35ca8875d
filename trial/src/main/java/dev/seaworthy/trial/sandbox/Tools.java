package dev.seaworthy.trial.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Programs of this machine.
 *
 * @param folders where they are looked for, in this order
 */
public record Tools(List<Path> folders) {
    private static final int LONGEST_ANSWER = 4096;
    private static final int PATIENCE_SECONDS = 5;

    public Tools {
        folders = List.copyOf(folders);
    }

    /** Those of the user's PATH, and those of the administrator. */
    public static Tools ofUser() {
        List<Path> folders = new ArrayList<>();
        for (String folder : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
            if (folder.startsWith("/")) {
                folders.add(Path.of(folder));
            }
        }
        folders.addAll(List.of(Path.of("/usr/sbin"), Path.of("/sbin")));
        return new Tools(folders);
    }

    /** Where a program is. */
    public Optional<String> find(String name) {
        return folders.stream()
                .map(folder -> folder.resolve(name))
                .filter(path -> Files.isRegularFile(path) && Files.isExecutable(path))
                .map(Path::toString)
                .findFirst();
    }

    /** Runs a short command; empty when it succeeds, else what it complained of. */
    Optional<String> complaint(List<String> command) {
        return complaint(command, Optional.empty(), PATIENCE_SECONDS);
    }

    /**
     * The same for a command that takes longer, or succeeds when it says something.
     *
     * @param success what it says then; empty when its exit status tells
     * @param seconds how long it may take
     */
    Optional<String> complaint(List<String> command, Optional<String> success, int seconds) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .start();
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                return Optional.of("does not answer");
            }
            String said = new String(process.getInputStream().readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8);
            if (success.map(said::contains).orElse(process.exitValue() == 0)) {
                return Optional.empty();
            }
            return Optional.of(said.lines()
                    .filter(line -> !line.isBlank())
                    .reduce((_, last) -> last)
                    .orElse("exit status " + process.exitValue()));
        } catch (IOException problem) {
            // Java adds lines of guesses to the system's own words.
            return Optional.of(
                    String.valueOf(problem.getMessage()).lines().findFirst().orElse(""));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted");
        }
    }

    /** Whether this is the administrator's process. */
    static boolean isRoot() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
        } catch (IOException unknown) {
            return false;
        }
    }
}
