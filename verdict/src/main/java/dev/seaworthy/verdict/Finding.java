package dev.seaworthy.verdict;

import java.util.List;
import java.util.Optional;

/**
 * A need that an offer does not meet, or meets with a caveat.
 *
 * @param rule the rule's stable id, {@code group/name}
 * @param severity what it does to the verdict
 * @param message what is the matter, in one sentence
 * @param missing what is missing on the target, in a few words; empty when the fault is not that something is missing
 * @param predictedError what the user would see, word by word; a path in it is where the binary lies in the target
 * @param binaryEvidence what in the binary shows it
 * @param targetEvidence what in the target shows it
 * @param remedies what to do, the best first
 */
public record Finding(
        String rule,
        Severity severity,
        String message,
        Optional<String> missing,
        Optional<String> predictedError,
        List<Fact> binaryEvidence,
        List<Fact> targetEvidence,
        List<Remedy> remedies) {
    public Finding {
        binaryEvidence = List.copyOf(binaryEvidence);
        targetEvidence = List.copyOf(targetEvidence);
        remedies = List.copyOf(remedies);
    }
}
