package dev.seaworthy.target;

import java.util.Optional;

/**
 * A target's C library.
 *
 * @param kind which one
 * @param version such as {@code 2.36} or {@code 1.2.5}
 * @param evidence the file that shows it, or why none is assumed
 */
public record CLibrary(Kind kind, Optional<String> version, String evidence) {
    /** The C libraries of Linux systems. */
    public enum Kind {
        GLIBC("glibc"),
        MUSL("musl"),
        UCLIBC("uClibc"),
        /** There is none, so that only static binaries start. */
        NONE("none"),
        UNKNOWN("unknown");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** Its name as people write it. */
        public String label() {
            return label;
        }
    }

    /** Name and version for people: {@code musl 1.2.5}. */
    public String describe() {
        return kind == Kind.NONE
                ? "no C library"
                : kind.label() + version.map(text -> " " + text).orElse("");
    }
}
