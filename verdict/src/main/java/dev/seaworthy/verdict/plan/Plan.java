package dev.seaworthy.verdict.plan;

import dev.seaworthy.verdict.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * What to do about all blockers and gaps of a binary on a target together.
 *
 * @param steps what to do, all of it; at most one installation, one build or one other base image, and lines of a Dockerfile
 * @param unsolved the rules whose findings no step answers
 * @param change the same as a change to the target's Dockerfile, when it is one
 */
public record Plan(List<Step> steps, List<String> unsolved, Optional<Change> change) {
    public Plan {
        steps = List.copyOf(steps);
        unsolved = List.copyOf(unsolved);
    }

    /** Not yet a change to a file. */
    Plan(List<Step> steps, List<String> unsolved) {
        this(steps, unsolved, Optional.empty());
    }

    /**
     * A change to a Dockerfile.
     *
     * @param diff as {@code diff -u} shows it
     * @param judged the verdict on the Dockerfile as changed; empty when the binary changes too and must be built first
     */
    public record Change(String diff, Optional<Verdict> judged) {}

    /** The same with a change to a file. */
    public Plan with(Change made) {
        return new Plan(steps, unsolved, Optional.of(made));
    }

    /** Whether it says more than the findings' own remedies: several at once, or a change to a file. */
    public boolean addsToRemedies() {
        long rules =
                steps.stream().flatMap(step -> step.rules().stream()).distinct().count();
        return !steps.isEmpty() && (rules >= 2 || change.isPresent());
    }

    /** Whether it answers all of them. */
    public boolean complete() {
        return unsolved.isEmpty();
    }
}
