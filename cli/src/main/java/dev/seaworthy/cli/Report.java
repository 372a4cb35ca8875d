package dev.seaworthy.cli;

import dev.seaworthy.verdict.Assessment;
import dev.seaworthy.verdict.Subject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that one command found out.
 *
 * @param subjects the binaries that could be read
 * @param results binary by binary, each on all targets
 * @param unread binaries and targets that could not be read
 * @param failOn which verdicts are not good enough
 * @param copies where the bytes are of binaries that lie in images, by the names that they are shown as
 * @param trials what was measured when binaries were run
 * @param names how each binary resolves names on each target; empty when nobody asked
 */
record Report(
        List<Subject> subjects,
        List<Assessment> results,
        List<Unread> unread,
        FailOn failOn,
        Map<String, Path> copies,
        List<MeasuredTrial> trials,
        Optional<NameResolutions> names) {
    Report {
        subjects = List.copyOf(subjects);
        results = List.copyOf(results);
        unread = List.copyOf(unread);
        copies = Map.copyOf(copies);
        trials = List.copyOf(trials);
    }

    Report(List<Subject> subjects, List<Assessment> results, List<Unread> unread, FailOn failOn) {
        this(subjects, results, unread, failOn, Map.of(), List.of(), Optional.empty());
    }

    /**
     * An input that could not be read.
     *
     * @param name as the user named it
     * @param reason why, as the complaint says it
     */
    record Unread(String name, String reason) {}

    /** The exit code: what could not be read outweighs every verdict. */
    int exitCode() {
        if (!unread.isEmpty()) {
            return ExitCode.INPUT;
        }
        return results.stream().allMatch(result -> failOn.accepts(result.verdict())) ? ExitCode.OK : ExitCode.WORSE;
    }

    /** What was measured of a pair. */
    Optional<MeasuredTrial> trial(Assessment result) {
        return trials.stream()
                .filter(trial -> trial.isOf(result.binary(), result.target()))
                // The very name first: several programs may be called the same.
                .max(Comparator.comparing(trial -> trial.binary().equals(result.binary())));
    }

    /** The binaries by the names that results give them, for whoever asks for those of all results. */
    Map<String, Subject> byName() {
        Map<String, Subject> found = new HashMap<>();
        subjects.forEach(subject -> found.putIfAbsent(subject.shownAs(), subject));
        return found;
    }

    /** A binary and its results. */
    record Row(Subject subject, List<Assessment> results) {}

    /** The binaries that have results, with them, in the order of the results. */
    List<Row> rows() {
        Map<String, List<Assessment>> byBinary = new LinkedHashMap<>();
        results.forEach(result -> byBinary.computeIfAbsent(result.binary(), _ -> new ArrayList<>())
                .add(result));
        Map<String, Subject> subjectsByName = byName();
        return byBinary.entrySet().stream()
                .map(row -> new Row(
                        Optional.ofNullable(subjectsByName.get(row.getKey())).orElseThrow(() -> noBinary(row.getKey())),
                        row.getValue()))
                .toList();
    }

    /** The binary of a result. */
    Subject subject(Assessment result) {
        return subjects.stream()
                .filter(subject -> subject.shownAs().equals(result.binary()))
                .findFirst()
                .orElseThrow(() -> noBinary(result.binary()));
    }

    private static IllegalStateException noBinary(String name) {
        return new IllegalStateException("no binary has this result: " + name);
    }
}
