package dev.seaworthy.cli;

import dev.seaworthy.trial.Agreement;
import dev.seaworthy.trial.Outcome;
import dev.seaworthy.trial.Series;
import dev.seaworthy.verdict.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What {@code trial --json} wrote down of a binary in a target (schema/trial-1.json).
 *
 * @param runner what ran it
 * @param binary as it was named then
 * @param target as it was named then
 * @param outcome of the first run
 * @param neverReady whether it started and did not show the sign that was asked for
 * @param rootSize bytes of the target's regular files
 * @param peakMemory bytes
 * @param notFound what it looked for in vain; empty when nobody could look on
 */
record MeasuredTrial(
        String runner,
        String binary,
        String target,
        Verdict foretold,
        Agreement agreement,
        Outcome outcome,
        boolean neverReady,
        OptionalLong rootSize,
        Optional<Series> toMain,
        Optional<Series> toReady,
        Optional<Series> toEnd,
        OptionalLong peakMemory,
        List<String> libraries,
        Optional<List<String>> notFound) {
    MeasuredTrial {
        libraries = List.copyOf(libraries);
        notFound = notFound.map(List::copyOf);
    }

    /** Whether it is of a pair of the report: of the same file by name, or else of one that is called the same. */
    boolean isOf(String otherBinary, String otherTarget) {
        return target.equals(otherTarget)
                && (binary.equals(otherBinary) || last(binary).equals(last(otherBinary)));
    }

    /** Whether all was as foretold, as far as something was. */
    boolean isContradiction() {
        return agreement == Agreement.MISSED || agreement == Agreement.FALSE_ALARM;
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
