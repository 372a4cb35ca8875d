package dev.seaworthy.trial.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** How many files this process may have open, and so what it starts (proc(5)). */
final class OpenFiles {
    private static final String NAME = "Max open files";

    private OpenFiles() {}

    /** The hard limit; empty when it is not known, or there is none. */
    static Optional<String> most() {
        try {
            return most(Files.readAllLines(Path.of("/proc/self/limits"), StandardCharsets.US_ASCII));
        } catch (IOException unknown) {
            return Optional.empty();
        }
    }

    /**
     * The same of lines of that file.
     *
     * <pre>
     *   Limit                     Soft Limit           Hard Limit           Units
     *   Max open files            1024                 524288               files
     * </pre>
     */
    static Optional<String> most(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith(NAME))
                .map(line -> line.substring(NAME.length()).strip().split(" +", 3))
                .filter(values -> values.length > 1 && values[1].matches("[0-9]+"))
                .map(values -> values[1])
                .findFirst();
    }
}
