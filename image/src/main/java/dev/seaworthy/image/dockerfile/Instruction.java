package dev.seaworthy.image.dockerfile;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One instruction of a Dockerfile.
 *
 * @param line the line on which it begins, from 1
 * @param lastLine the line on which it ends, its here-documents included
 * @param keyword in upper case: {@code RUN}
 * @param flags what stands before its arguments as {@code --name=value}
 * @param arguments the rest, continued lines joined
 * @param heredocs the texts of its here-documents, in order
 */
record Instruction(
        int line, int lastLine, String keyword, Map<String, String> flags, String arguments, List<String> heredocs) {
    private static final int LOOKED_AT = 500;

    Instruction {
        flags = Map.copyOf(flags);
        heredocs = List.copyOf(heredocs);
    }

    Optional<String> flag(String name) {
        return Optional.ofNullable(flags.get(name));
    }

    /** For people: {@code RUN curl … (line 7)}. */
    String shown() {
        // Each of thousands of files that one COPY names may ask for this: of a long line only the beginning is looked
        // at.
        String beginning = arguments.substring(0, Math.min(arguments.length(), LOOKED_AT));
        String first = beginning.lines().findFirst().orElse("").strip();
        String text = first.length() > 60 ? first.substring(0, 59) + "…" : first;
        return keyword + " " + text.replaceAll("\\p{Cntrl}", " ") + " (line " + line + ")";
    }
}
