package dev.seaworthy.trial.watch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;

/** Reads what the kernel tells of processes below {@code /proc} (proc(5)). Processes come and go: what is gone is empty. */
public final class ProcessFiles {
    private static final Path PROC = Path.of("/proc");
    private static final long PAGE = 4096;
    private static final String LISTENING = "0A";

    private ProcessFiles() {}

    /** All processes that a process started, and those that they did. */
    public static List<Long> below(long pid) {
        List<Long> all = new ArrayList<>();
        Deque<Long> waiting = new ArrayDeque<>(List.of(pid));
        while (!waiting.isEmpty()) {
            Path tasks = PROC.resolve(waiting.pop() + "/task");
            try (var listed = Files.newDirectoryStream(tasks)) {
                for (Path task : listed) {
                    for (String child : text(task.resolve("children")).split(" ", -1)) {
                        if (!child.isBlank()) {
                            all.add(Long.parseLong(child.strip()));
                            waiting.push(all.getLast());
                        }
                    }
                }
            } catch (IOException gone) {
                // Its children, if any, have another parent by now.
            }
        }
        return all;
    }

    /** Whether a process runs a file, whatever name the file has where the process is. */
    public static boolean runs(long pid, Path file) {
        try {
            return Files.isSameFile(PROC.resolve(pid + "/exe"), file);
        } catch (IOException gone) {
            return false;
        }
    }

    /** The most memory that a process had resident at a time, in bytes. */
    public static OptionalLong peakMemory(long pid) {
        for (String line : text(PROC.resolve(pid + "/status")).split("\n", -1)) {
            if (line.startsWith("VmHWM:")) {
                return OptionalLong.of(Long.parseLong(line.replaceAll("[^0-9]", "")) << 10);
            }
        }
        return OptionalLong.empty();
    }

    /** The resident memory of a process now, in bytes. */
    public static long memory(long pid) {
        String[] fields = text(PROC.resolve(pid + "/statm")).split(" ", -1);
        return fields.length > 1 ? Long.parseLong(fields[1]) * PAGE : 0;
    }

    /** How many threads a process has. */
    public static int threads(long pid) {
        for (String line : text(PROC.resolve(pid + "/status")).split("\n", -1)) {
            if (line.startsWith("Threads:")) {
                return Integer.parseInt(line.replaceAll("[^0-9]", ""));
            }
        }
        return 0;
    }

    /** The files that a process has mapped as code, as it names them. */
    public static NavigableSet<String> mappedCode(long pid) {
        NavigableSet<String> files = new TreeSet<>();
        for (String line : text(PROC.resolve(pid + "/maps")).split("\n", -1)) {
            String[] fields = line.split(" +", 6);
            if (fields.length == 6 && fields[5].startsWith("/") && fields[1].contains("x")) {
                files.add(fields[5]);
            }
        }
        return files;
    }

    /** Whether somebody listens on a TCP port in the network of a process. */
    public static boolean listens(long pid, int port) {
        String wanted = String.format(java.util.Locale.ROOT, ":%04X", port);
        for (String table : List.of("tcp", "tcp6")) {
            for (String line : text(PROC.resolve(pid + "/net/" + table)).split("\n", -1)) {
                String[] fields = line.strip().split(" +", 5);
                if (fields.length == 5 && fields[1].endsWith(wanted) && fields[3].equals(LISTENING)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Which of some processes runs a file. */
    public static Optional<Long> running(List<Long> pids, Path file) {
        return pids.stream().filter(pid -> runs(pid, file)).findFirst();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException | java.io.UncheckedIOException gone) {
            return "";
        }
    }
}
