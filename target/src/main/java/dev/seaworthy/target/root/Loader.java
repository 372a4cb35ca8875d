package dev.seaworthy.target.root;

import java.util.List;
import java.util.Optional;

/**
 * A dynamic loader and what is compiled into it.
 *
 * @param kind whose it is
 * @param version its version, such as {@code 1.2.5}; for glibc as far as the loader itself tells
 * @param systemDirectories the directories that it searches last, in its order
 * @param largeFileNames musl since 1.2.4: names that it also finds with {@code 64} behind them
 */
public record Loader(Kind kind, Optional<String> version, List<String> systemDirectories, List<String> largeFileNames) {
    /** Whose loader it is. */
    public enum Kind {
        GLIBC,
        MUSL,
        UCLIBC,
        UNKNOWN
    }

    public Loader {
        systemDirectories = List.copyOf(systemDirectories);
        largeFileNames = List.copyOf(largeFileNames);
    }
}
