package dev.seaworthy.verdict.rules;

import dev.seaworthy.verdict.Fact;
import dev.seaworthy.verdict.Finding;
import dev.seaworthy.verdict.Remedy;
import dev.seaworthy.verdict.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A finding while a rule writes it. */
public final class Draft {
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

    public static Draft blocker(String rule, String message) {
        return new Draft(rule, Severity.BLOCKER, message);
    }

    public static Draft undecided(String rule, String message) {
        return new Draft(rule, Severity.UNDECIDED, message);
    }

    public static Draft gap(String rule, String message) {
        return new Draft(rule, Severity.GAP, message);
    }

    public static Draft note(String rule, String message) {
        return new Draft(rule, Severity.NOTE, message);
    }

    /** What the target lacks, in a few words. */
    public Draft lacks(String what) {
        missing = Optional.of(what);
        return this;
    }

    /** What the user would see. */
    public Draft predicts(String error) {
        predictedError = Optional.of(error);
        return this;
    }

    /** What the user would see, where it is known. */
    public Draft predicts(Optional<String> error) {
        predictedError = error;
        return this;
    }

    /** Evidence in the binary. */
    public Draft binary(String name, String value) {
        binary.add(new Fact(name, value));
        return this;
    }

    /** Evidence in the target. */
    public Draft target(String name, String value) {
        target.add(new Fact(name, value));
        return this;
    }

    public Draft remedies(List<Remedy> more) {
        remedies.addAll(more);
        return this;
    }

    public Finding finding() {
        return new Finding(rule, severity, message, missing, predictedError, binary, target, remedies);
    }

    /** The whole result of a rule that has at most one finding. */
    public List<Finding> alone() {
        return List.of(finding());
    }
}
