package dev.seaworthy.trial.watch;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code strace -f -e trace=%file} writes: a line for each system call, or two when another process was faster.
 *
 * <pre>
 *   4711 openat(AT_FDCWD, "/etc/localtime", O_RDONLY|O_CLOEXEC) = -1 ENOENT (No such file or directory)
 *   4711 openat(AT_FDCWD, "/etc/zoneinfo", O_RDONLY &lt;unfinished ...>
 *   4711 &lt;... openat resumed>)              = -1 ENOENT (No such file or directory)
 * </pre>
 */
public final class StraceLog {
    /** More is no use to a reader, and a program could look for names without end. */
    private static final int MOST_NAMES = 1000;

    private static final int MOST_WAITING = 10_000;
    private static final String NOT_THERE = " = -1 ENOENT ";
    /** Up to the name that follows. The name itself is no pattern's: those call themselves for each character in a choice. */
    private static final Pattern CALL = Pattern.compile("([0-9]+) +([a-z0-9_]+)\\([^\"]*+\"");

    private static final Pattern RESUMED = Pattern.compile("([0-9]+) +<\\.\\.\\. [a-z0-9_]+ resumed>");

    private final Map<String, String> waiting = new HashMap<>();
    private final Set<String> names = new LinkedHashSet<>();
    private final String program;
    private boolean begun;

    private StraceLog(String program) {
        this.program = program;
    }

    /**
     * Names that were asked for and were not there since a program was executed.
     *
     * @param program its path, as it was given to {@code execve}
     * @return at most a thousand; empty when it was not executed
     */
    public static Optional<List<String>> notFound(Path log, String program) throws IOException {
        StraceLog reading = new StraceLog(program);
        try (BufferedReader lines = Files.newBufferedReader(log, StandardCharsets.ISO_8859_1)) {
            for (String line = lines.readLine();
                    line != null && reading.names.size() < MOST_NAMES;
                    line = lines.readLine()) {
                reading.add(line);
            }
        }
        return reading.begun ? Optional.of(new ArrayList<>(reading.names)) : Optional.empty();
    }

    private void add(String line) {
        Matcher resumed = RESUMED.matcher(line);
        if (resumed.lookingAt()) {
            String name = waiting.remove(resumed.group(1));
            if (name != null && line.contains(NOT_THERE)) {
                names.add(name);
            }
            return;
        }
        Matcher call = CALL.matcher(line);
        int end = call.lookingAt() ? closingQuote(line, call.end()) : -1;
        if (end < 0) {
            return;
        }
        String name = line.substring(call.end(), end);
        if (!begun) {
            begun = call.group(2).equals("execve") && name.equals(program);
        } else if (line.endsWith("<unfinished ...>")) {
            if (waiting.size() < MOST_WAITING) {
                waiting.put(call.group(1), name);
            }
        } else if (line.contains(NOT_THERE)) {
            names.add(name);
        }
    }

    /** Where the quote is that ends a name; -1 when none does. A backslash takes the next character along. */
    private static int closingQuote(String line, int from) {
        for (int i = from; i < line.length(); i++) {
            switch (line.charAt(i)) {
                case '"' -> {
                    return i;
                }
                case '\\' -> i++;
                default -> {}
            }
        }
        return -1;
    }
}
