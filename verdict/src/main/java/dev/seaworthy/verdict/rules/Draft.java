package dev.seaworthy.verdict.rules;

import dev.seaworthy.verdict.Fact;
import dev.seaworthy.verdict.Finding;
import dev.seaworthy.verdict.Remedy;
import dev.seaworthy.verdict.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A finding while a rule writes it. */
final class Draft {
    private final String rule;
    private final Severity severity;
    private final String message;
    private Optional<String> missing = Optional.empty();
    private Optional<String> predictedError = Optional.empty();
    private final List<Fact> binary = new ArrayList<>();
    private final List<Fact> target = new ArrayList<>();
    private final List<Remedy> remedies = new ArrayList<>();

    private Draft(String rule, Severity severity, String message) {
        this.rule = rule;
        this.severity = severity;
        this.message = message;
    }

    static Draft blocker(String rule, String message) {
        return new Draft(rule, Severity.BLOCKER, message);
    }

    static Draft undecided(String rule, String message) {
        return new Draft(rule, Severity.UNDECIDED, message);
    }

    static Draft gap(String rule, String message) {
        return new Draft(rule, Severity.GAP, message);
    }

    static Draft note(String rule, String message) {
        return new Draft(rule, Severity.NOTE, message);
    }

    /** What the target lacks, in a few words. */
    Draft lacks(String what) {
        missing = Optional.of(what);
        return this;
    }

    /** What the user would see. */
    Draft predicts(String error) {
        predictedError = Optional.of(error);
        return this;
    }

    /** Evidence in the binary. */
    Draft binary(String name, String value) {
        binary.add(new Fact(name, value));
        return this;
    }

    /** Evidence in the target. */
    Draft target(String name, String value) {
        target.add(new Fact(name, value));
        return this;
    }

    Draft remedies(List<Remedy> more) {
        remedies.addAll(more);
        return this;
    }

    Finding finding() {
        return new Finding(rule, severity, message, missing, predictedError, binary, target, remedies);
    }

    /** The whole result of a rule that has at most one finding. */
    List<Finding> alone() {
        return List.of(finding());
    }
}
