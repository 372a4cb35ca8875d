package dev.seaworthy.acceptance;

import java.nio.file.Path;
import java.util.List;

/**
 * A root made to ask a loader one question, with the program in it.
 *
 * @param name the question: a file of {@code data/probes}
 * @param base the root that it was made from
 * @param environment further variables, {@code NAME=VALUE}
 * @param expectation what the question's author says will happen
 */
record Probe(String name, String base, Path directory, List<String> environment, Expectation expectation) {
    /** Where the program lies in every probe's root. */
    static final String PROGRAM = "/probe/main";

    Path file() {
        return directory.resolve(PROGRAM.substring(1));
    }
}
