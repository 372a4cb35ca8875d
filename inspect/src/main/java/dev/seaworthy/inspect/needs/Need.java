package dev.seaworthy.inspect.needs;

import dev.seaworthy.binary.LinkedFunction;
import java.util.List;
import java.util.Optional;

/**
 * One thing that a binary needs of a Linux.
 *
 * @param id a stable word: {@code kernel}, {@code library}, {@code ca-certificates}, …
 * @param when whether it is needed to start
 * @param what what is needed, in a few words
 * @param level the version or level that is needed at least, where it is of a kind that grows
 * @param places files that are looked at, the first that is there counts, and variables that change that
 * @param evidence what in the file shows it, one line each
 * @param functions the linked functions that show it
 */
public record Need(
        String id,
        When when,
        String what,
        Optional<String> level,
        List<String> places,
        List<String> evidence,
        List<LinkedFunction> functions) {
    public Need {
        places = List.copyOf(places);
        evidence = List.copyOf(evidence);
        functions = List.copyOf(functions);
    }

    /** When something is needed. */
    public enum When {
        /** Without it the program does not start. */
        START,
        /**
         * Code that is linked uses it, and calls from outside the standard library lead there. Linked is more than used: a
         * program need not come to that code.
         */
        RUN
    }

    /** What makes it the same need in two binaries: a library by its name, everything else by its id. */
    public String key() {
        return id.equals("library") ? id + " " + what : id;
    }

    static Need toStart(String id, String what, Optional<String> level, List<String> evidence) {
        return new Need(id, When.START, what, level, List.of(), evidence, List.of());
    }

    static Need toRun(String id, String what, List<String> places, List<LinkedFunction> functions) {
        return new Need(id, When.RUN, what, Optional.empty(), places, List.of(), functions);
    }
}
