package dev.seaworthy.verdict.remedy;

import dev.seaworthy.target.TargetFacts;
import dev.seaworthy.verdict.Candidates;
import dev.seaworthy.verdict.Finding;
import dev.seaworthy.verdict.Judge;
import dev.seaworthy.verdict.Remedy;
import dev.seaworthy.verdict.Severity;
import dev.seaworthy.verdict.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Looks for a target on which a binary runs, by judging it there: a proposal that was not judged would be a guess. */
public final class Bases {
    private final Optional<Judge> judge;
    private final Candidates candidates;
    private final Map<String, Optional<TargetFacts>> found = new ConcurrentHashMap<>();

    private Bases(Optional<Judge> judge, Candidates candidates) {
        this.judge = judge;
        this.candidates = candidates;
    }

    /** Proposes the first candidate on which the given judge sees the binary run. */
    public static Bases of(Judge judge, Candidates candidates) {
        return new Bases(Optional.of(judge), candidates);
    }

    /** Proposes nothing. */
    public static Bases none() {
        return new Bases(Optional.empty(), _ -> List.of());
    }

    /** Adds the best target on which the binary runs to the remedies of the first blocker. */
    public List<Finding> propose(Subject subject, TargetFacts failing, List<Finding> findings) {
        Optional<TargetFacts> better = better(subject, failing);
        if (better.isEmpty()) {
            return findings;
        }
        List<Finding> proposed = new ArrayList<>(findings);
        for (int i = 0; i < proposed.size(); i++) {
            if (proposed.get(i).severity() == Severity.BLOCKER) {
                proposed.set(i, with(proposed.get(i), better.get()));
                break;
            }
        }
        return proposed;
    }

    /** The best target on which the binary runs, if it is another. */
    public Optional<TargetFacts> better(Subject subject, TargetFacts failing) {
        return found.computeIfAbsent(subject.shownAs(), _ -> search(subject))
                .filter(target -> !target.name().equals(failing.name()));
    }

    private Optional<TargetFacts> search(Subject subject) {
        if (judge.isEmpty()) {
            return Optional.empty();
        }
        for (TargetFacts candidate : candidates.of(subject.facts())) {
            if (judge.get().runs(subject, candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    private static Finding with(Finding finding, TargetFacts better) {
        List<Remedy> remedies = new ArrayList<>(finding.remedies());
        remedies.add(new Remedy(
                Remedy.Kind.REBASE,
                "FROM " + better.name(),
                "judged as well: this very binary runs there ("
                        + better.cLibrary().describe() + ")"));
        return new Finding(
                finding.rule(),
                finding.severity(),
                finding.message(),
                finding.missing(),
                finding.predictedError(),
                finding.binaryEvidence(),
                finding.targetEvidence(),
                remedies);
    }
}
