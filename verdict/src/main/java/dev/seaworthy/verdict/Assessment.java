package dev.seaworthy.verdict;

import java.util.List;

/**
 * The judgement of one binary on one target.
 *
 * @param binary the binary as the user named it
 * @param target the target as the user named it
 * @param verdict what the findings add up to
 * @param answer whether a Go runtime must be installed there (it never must), and what must, in one sentence
 * @param findings the blockers first, then doubts, gaps and notes
 */
public record Assessment(String binary, String target, Verdict verdict, String answer, List<Finding> findings) {
    public Assessment {
        findings = List.copyOf(findings);
    }
}
