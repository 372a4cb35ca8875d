package dev.seaworthy.logs;

import java.util.Map;
import java.util.Optional;

/**
 * How to lint.
 *
 * @param fields the paths of the contract's fields in the lines; those left out have the contract's names
 * @param unwrap what is wrapped around the lines; empty to tell by the first line
 * @param examples how many offenders to show of each finding
 * @param requireTrace whether each line needs a trace id, also those outside of requests
 */
public record LintOptions(Map<Part, String> fields, Optional<Wrapping> unwrap, int examples, boolean requireTrace) {
    public LintOptions {
        fields = Map.copyOf(fields);
    }

    /** The contract as it stands. */
    public static LintOptions standard() {
        return new LintOptions(Map.of(), Optional.empty(), 3, false);
    }

    /** The path of a part in the lines. */
    public String path(Part part) {
        return fields.getOrDefault(part, part.word());
    }
}
