package dev.seaworthy.logs;

import dev.seaworthy.verdict.Severity;
import java.util.List;

/**
 * What is wrong with a stream.
 *
 * @param rule the rule's stable id, {@code logs/name}
 * @param severity how bad it is; a gap means that the contract is not kept
 * @param message what is the matter, in one sentence
 * @param count how many lines offend; of stack traces, how many there are
 * @param offenders the first of them
 * @param right what it looks like when it is right; empty when there is no single right form
 * @param remedy what to do
 */
public record LogFinding(
        String rule,
        Severity severity,
        String message,
        long count,
        List<Offender> offenders,
        String right,
        String remedy) {
    public LogFinding {
        offenders = List.copyOf(offenders);
    }
}
