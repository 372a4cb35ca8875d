package dev.seaworthy.verdict;

import dev.seaworthy.elf.Architecture;
import dev.seaworthy.verdict.plan.Plan;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

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

    /**
     * The assessment when a target is known, but not for the binary's architecture.
     *
     * @param there what is known of the target, the beginning of a sentence
     * @param architectures those for which it is known
     * @param wanted the binary's
     */
    public static Assessment otherArchitecture(
            Subject subject,
            String target,
            String there,
            List<Architecture> architectures,
            Optional<Architecture> wanted) {
        String known = architectures.stream().map(Architecture::goName).collect(Collectors.joining(", "));
        String asked = wanted.map(Architecture::goName).orElse("this architecture");
        String only = there + " only for " + known + ", not for " + asked + ".";
        return new Assessment(
                subject.shownAs(),
                target,
                Verdict.UNKNOWN,
                only,
                List.of(new Finding(
                        "target/architecture-unknown",
                        Severity.UNDECIDED,
                        only + " Name a root directory (dir:PATH) instead.",
                        Optional.empty(),
                        Optional.empty(),
                        List.of(new Fact("ELF machine", subject.facts().header().machineName())),
                        List.of(new Fact("architectures", known)),
                        List.of())));
    }

    /** The same under another name of the target. */
    public Assessment named(String name) {
        return new Assessment(binary, name, verdict, answer, findings, plan);
    }
}
