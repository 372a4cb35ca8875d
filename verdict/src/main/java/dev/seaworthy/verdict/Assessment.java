package dev.seaworthy.verdict;

import dev.seaworthy.verdict.plan.Plan;
import java.util.List;
import java.util.Optional;

/**
 * The judgement of one binary on one target.
 *
 * @param binary the binary as the user named it
 * @param target the target as the user named it
 * @param verdict what the findings add up to
 * @param answer whether a Go runtime must be installed there (it never must), and what must, in one sentence
 * @param findings the blockers first, then doubts, gaps and notes
 * @param plan what to do about all blockers and gaps together; empty when there are none
 */
public record Assessment(
        String binary, String target, Verdict verdict, String answer, List<Finding> findings, Optional<Plan> plan) {
    public Assessment {
        findings = List.copyOf(findings);
    }

    /** Without a plan. */
    public Assessment(String binary, String target, Verdict verdict, String answer, List<Finding> findings) {
        this(binary, target, verdict, answer, findings, Optional.empty());
    }

    /** The same under another name of the target. */
    public Assessment named(String name) {
        return new Assessment(binary, name, verdict, answer, findings, plan);
    }
}
