package dev.seaworthy.cli;

import dev.seaworthy.verdict.Assessment;
import dev.seaworthy.verdict.Finding;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps once what many results say alike: a fact of a binary is evidence on every target, one of a target for every binary.
 * The results of a fleet are kept until the report is written, and most of them are such repetitions. May be used by several
 * threads.
 */
final class Shared {
    private final Map<Object, Object> kept = new ConcurrentHashMap<>();

    /** The same result, made of what was kept before as far as it is there. */
    Assessment of(Assessment result) {
        return new Assessment(
                result.binary(),
                result.target(),
                result.verdict(),
                once(result.answer()),
                once(List.copyOf(result.findings().stream().map(this::of).toList())),
                result.plan().map(this::once));
    }

    private Finding of(Finding finding) {
        return once(new Finding(
                finding.rule(),
                finding.severity(),
                once(finding.message()),
                finding.missing().map(this::once),
                finding.predictedError().map(this::once),
                each(finding.binaryEvidence()),
                each(finding.targetEvidence()),
                each(finding.remedies())));
    }

    /** A list without null at once: a finding would copy any other. */
    private <T> List<T> each(List<T> values) {
        return once(List.copyOf(values.stream().map(this::once).toList()));
    }

    /** What equals the value and was kept first. */
    @SuppressWarnings("unchecked") // Equal records, lists and strings are of one kind.
    private <T> T once(T value) {
        Object before = kept.putIfAbsent(value, value);
        return before == null ? value : (T) before;
    }
}
