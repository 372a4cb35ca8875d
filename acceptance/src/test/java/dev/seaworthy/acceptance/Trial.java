package dev.seaworthy.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Runs programs in roots by the compiled helper ({@code src/test/c/trial.c}), which keeps them from changing anything.
 *
 * @param timeout for getting through the loader; nothing that loads needs a tenth of it
 * @param afterEntry how long a program may go on that has got through
 */
record Trial(Path helper, Duration timeout, Duration afterEntry) {
    /** Runs a file from outside, shown in the root as {@code /trial/NAME}. */
    RawResult of(Path file, Path root) {
        return run(List.of(), root, file.toString(), "--version");
    }

    /** Runs a program that lies in the root. */
    RawResult inside(String program, Path root, List<String> environment) {
        List<String> options = new ArrayList<>(List.of("--inside"));
        environment.forEach(variable -> options.addAll(List.of("--env", variable)));
        return run(options, root, program);
    }

    /**
     * Runs a file from outside with what its situation gives and no more, until it ends or the time is over.
     *
     * @param beside more files from outside, shown in the same folder
     */
    RawResult in(Situation situation, Path file, List<Path> beside, List<String> arguments) {
        String setting = switch (situation.setting()) {
            case CONTAINER -> "--container";
            case HOST -> "--host";
        };
        List<String> options = new ArrayList<>(List.of(setting, "--user", situation.user() + ":" + situation.group()));
        situation.environment().forEach(variable -> options.addAll(List.of("--env", variable)));
        beside.forEach(one -> options.addAll(List.of("--beside", one.toString())));
        List<String> program = new ArrayList<>(List.of(file.toString()));
        program.addAll(arguments);
        return call(options, situation.root(), program.toArray(String[]::new));
    }

    private RawResult run(List<String> options, Path root, String... program) {
        List<String> all = new ArrayList<>(options);
        all.addAll(List.of("--after-entry", Long.toString(afterEntry.toMillis())));
        return call(all, root, program);
    }

    private RawResult call(List<String> options, Path root, String... program) {
        List<String> command = new ArrayList<>(List.of(helper.toString()));
        command.addAll(options);
        command.add(root.toString());
        command.add(String.format(Locale.ROOT, "%.3f", timeout.toMillis() / 1000.0));
        command.addAll(List.of(program));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            List<String> lines;
            // Programs print what they like: bytes that are no UTF-8 become replacement characters.
            try (var output = process.inputReader(StandardCharsets.UTF_8)) {
                lines = output.lines().toList();
            }
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + ": " + String.join("\n", lines));
            }
            return RawResult.parse(lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
