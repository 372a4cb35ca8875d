package dev.seaworthy.binary;

import java.util.List;

/**
 * A library that a program says it opens by itself while it runs ({@code .note.dlopen}; systemd.io,
 * {@code ELF_DLOPEN_METADATA}).
 *
 * @param sonames the names under which it is tried, the best first
 * @param feature what it is for, a word; empty when it is not said
 * @param description the same as a sentence; empty when it is not said
 * @param priority how much the program depends on it
 */
public record DlopenNote(List<String> sonames, String feature, String description, Priority priority) {
    public DlopenNote {
        sonames = List.copyOf(sonames);
    }

    /** How much a program depends on a library. */
    public enum Priority {
        /** Without it the program does not work. */
        REQUIRED,
        /** Without it something is missing. It is also what counts when nothing is said. */
        RECOMMENDED,
        /** Without it little is missing. */
        SUGGESTED
    }
}
