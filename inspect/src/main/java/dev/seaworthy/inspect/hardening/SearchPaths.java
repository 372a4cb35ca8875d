package dev.seaworthy.inspect.hardening;

import dev.seaworthy.elf.DynamicSection;
import dev.seaworthy.inspect.hardening.Protection.Rating;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Directories that the binary itself tells the loader to search: whoever can write there decides what it runs. */
final class SearchPaths {
    /** Directories in which everybody may write, or that belong to one user, wherever Linux runs. */
    private static final List<String> UNSAFE = List.of("/tmp", "/var/tmp", "/dev/shm", "/home", "/run/user");

    private SearchPaths() {}

    static Protection of(Subject subject) {
        Optional<String> runpath = subject.dynamic().flatMap(DynamicSection::runpath);
        Optional<String> rpath = subject.dynamic().flatMap(DynamicSection::rpath);
        String kind = runpath.isPresent() ? "RUNPATH" : "RPATH";
        Optional<String> path = runpath.or(() -> rpath);
        if (path.isEmpty()) {
            return new Protection(
                    "search-path",
                    "own search path (RPATH)",
                    Rating.GOOD,
                    "none",
                    subject.facts().interpreter().isPresent()
                            ? "libraries come from the system's directories only"
                            : "no loader searches anything",
                    Optional.empty(),
                    List.of("no DT_RPATH, no DT_RUNPATH"));
        }
        List<String> faults = new ArrayList<>();
        for (String entry : path.get().split(":", -1)) {
            fault(entry).ifPresent(faults::add);
        }
        return new Protection(
                "search-path",
                "own search path (RPATH)",
                faults.isEmpty() ? Rating.NORMAL : Rating.BAD,
                kind + " " + path.get(),
                faults.isEmpty()
                        ? "the loader searches there before the system's directories: only trusted users should be able to"
                                + " write there"
                        : String.join("; ", faults),
                faults.isEmpty() ? Optional.empty() : Optional.of("patchelf --remove-rpath FILE"),
                List.of("DT_" + kind));
    }

    private static Optional<String> fault(String entry) {
        if (entry.isEmpty()) {
            return Optional.of(
                    "an empty entry means the working directory, of which whoever starts the program decides");
        }
        if (entry.startsWith("$ORIGIN") || entry.startsWith("${ORIGIN}")) {
            return Optional.empty();
        }
        if (!entry.startsWith("/") && !entry.startsWith("$")) {
            return Optional.of(
                    entry + " is relative to the working directory, of which whoever starts the program decides");
        }
        for (String unsafe : UNSAFE) {
            if (entry.equals(unsafe) || entry.startsWith(unsafe + "/")) {
                return Optional.of(entry + " is in " + unsafe + ", where others may put a library");
            }
        }
        return Optional.empty();
    }
}
