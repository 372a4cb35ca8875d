package dev.seaworthy.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The program of a running process (proc(5)).
 *
 * @param executable the file that was started, by way of {@code /proc/NUMBER/exe}, which works after it was deleted too
 * @param shownAs its path and the number
 * @param place its path in the root of the process
 * @param home that root, when it is not this program's own
 */
record InspectProcess(Path executable, String shownAs, String place, Optional<Inspected.Home> home) {
    static final String PREFIX = "pid:";
    /** What the kernel appends to the path of a file that is no longer there. */
    private static final String DELETED = " (deleted)";

    private static final int MOST_DIGITS = 10;

    /** Whether a word of the command line means a process. */
    static boolean isNamedBy(String word) {
        return word.startsWith(PREFIX);
    }

    /**
     * Finds a process.
     *
     * @throws IOException when there is none, it has no program, or it is another user's
     */
    static InspectProcess named(String word) throws IOException {
        String number = word.substring(PREFIX.length());
        if (number.isEmpty() || number.length() > MOST_DIGITS || !number.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new IOException("is no number of a process");
        }
        Path process = Path.of("/proc", number);
        if (!Files.isDirectory(process)) {
            throw new IOException("there is no such process");
        }
        String path = link(process.resolve("exe"), "is a thread of the kernel or a process that has ended: no program");
        String present = path.endsWith(DELETED) ? path.substring(0, path.length() - DELETED.length()) : path;
        Optional<Inspected.Home> home = home(process);
        String root = home.isEmpty() ? "/" : link(process.resolve("root"), "has no root");
        boolean below = !root.equals("/") && present.startsWith(root + "/");
        return new InspectProcess(
                process.resolve("exe"),
                path + " (process " + number + ")",
                below ? present.substring(root.length()) : present,
                home);
    }

    /** Another root or another mount namespace: the same path means another file there. */
    private static Optional<Inspected.Home> home(Path process) throws IOException {
        Path own = Path.of("/proc/self");
        String missing = "has no root";
        boolean same = link(process.resolve("ns/mnt"), missing).equals(link(own.resolve("ns/mnt"), missing))
                && link(process.resolve("root"), missing).equals(link(own.resolve("root"), missing));
        return same
                ? Optional.empty()
                : Optional.of(new Inspected.Home("dir:" + process.resolve("root"), Optional.empty()));
    }

    private static String link(Path link, String missing) throws IOException {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (NoSuchFileException nothing) {
            throw new IOException(missing, nothing);
        } catch (AccessDeniedException denied) {
            throw new IOException("permission denied: it is another user's process", denied);
        }
    }
}
