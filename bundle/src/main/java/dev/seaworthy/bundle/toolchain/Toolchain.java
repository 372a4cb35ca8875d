package dev.seaworthy.bundle.toolchain;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The user's Go.
 *
 * @param program the {@code go} command
 * @param version {@code go1.27.3}
 * @param architecture what it runs on, by Go's name
 * @param path where compilers are looked for, as {@code PATH} has it
 */
public record Toolchain(Path program, String version, String architecture, String path) {
    /** Of a failed build the end is what matters, and a loop that prints must not fill the memory. */
    private static final int LINES_KEPT = 40;

    private static final Pattern VERSION = Pattern.compile("go version (\\S+) .*?(\\w+)/(\\w+)\\s*");

    /**
     * Finds it and asks for its version.
     *
     * @param named the command, when the user named one
     * @param environment of this process
     * @throws BuildException when there is none, or it does not answer as Go does
     */
    public static Toolchain find(Optional<String> named, Map<String, String> environment) throws BuildException {
        String path = environment.getOrDefault("PATH", "");
        String name = named.orElse("go");
        Path program = found(name, path)
                .orElseThrow(
                        () -> new BuildException(
                                named.isPresent()
                                        ? name + ": there is no such command"
                                        : "no Go toolchain: there is no \"go\" on the PATH; install Go, or say where with --go"));
        List<String> said = new ArrayList<>();
        run(List.of(program.toString(), "version"), Path.of("."), Map.of(), said::add);
        Matcher answer = VERSION.matcher(String.join("\n", said));
        if (!answer.matches()) {
            throw new BuildException(program + " does not answer to \"version\" as Go does", said);
        }
        return new Toolchain(program, answer.group(1), answer.group(3), path);
    }

    /** Whether a command is on the path, such as a C compiler. */
    public boolean has(String command) {
        return found(command, path).isPresent();
    }

    private static Optional<Path> found(String name, String path) {
        if (name.contains("/")) {
            return Optional.of(Path.of(name)).filter(Toolchain::isProgram).map(Path::toAbsolutePath);
        }
        for (String folder : path.split(File.pathSeparator, -1)) {
            Path file = Path.of(folder.isEmpty() ? "." : folder, name);
            if (isProgram(file)) {
                return Optional.of(file.toAbsolutePath());
            }
        }
        return Optional.empty();
    }

    private static boolean isProgram(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }

    /**
     * Runs it.
     *
     * @param arguments after {@code go}
     * @param folder where
     * @param environment what differs from this process's own
     * @return the lines of standard output
     * @throws BuildException when it fails; with the last lines of what it wrote to standard error
     */
    List<String> go(List<String> arguments, Path folder, SortedMap<String, String> environment) throws BuildException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(arguments);
        List<String> out = new ArrayList<>();
        run(command, folder, environment, out::add);
        return out;
    }

    private static void run(
            List<String> command,
            Path folder,
            Map<String, String> environment,
            java.util.function.Consumer<String> lines)
            throws BuildException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().putAll(environment);
        builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        Process process;
        try {
            process = builder.start();
        } catch (IOException cannotStart) {
            throw new BuildException(command.getFirst() + " cannot be started: " + reason(cannotStart));
        }
        Deque<String> complaints = new ArrayDeque<>();
        Thread reader = Thread.ofVirtual().start(() -> {
            try (var errors = process.errorReader(StandardCharsets.UTF_8)) {
                errors.lines().forEach(line -> keep(complaints, line));
            } catch (IOException | UncheckedIOException lost) {
                keep(complaints, "(the rest is lost: " + lost.getMessage() + ")");
            }
        });
        try (var output = process.inputReader(StandardCharsets.UTF_8)) {
            output.lines().forEach(lines);
            int code = process.waitFor();
            reader.join();
            if (code != 0) {
                throw new BuildException(
                        "go " + command.get(1) + " failed with exit code " + code, new ArrayList<>(complaints));
            }
        } catch (IOException | UncheckedIOException lost) {
            throw new BuildException("what " + command.getFirst() + " writes cannot be read: " + lost.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new BuildException("interrupted");
        } finally {
            // Only when we leave early: one that has ended is not there to be killed.
            if (process.isAlive()) {
                endAll(process);
            }
        }
    }

    private static void endAll(Process process) {
        try {
            process.descendants().forEach(ProcessHandle::destroy);
        } catch (RuntimeException unlisted) {
            // So says the library when /proc cannot be opened. They end when nobody reads what they write.
        }
        process.destroy();
    }

    /** Java adds lines of guesses to the system's own words. */
    private static String reason(IOException cannotStart) {
        return String.valueOf(cannotStart.getMessage())
                .lines()
                .findFirst()
                .orElse("")
                .strip();
    }

    private static void keep(Deque<String> lines, String line) {
        if (lines.size() == LINES_KEPT) {
            lines.removeFirst();
        }
        lines.addLast(line);
    }
}
