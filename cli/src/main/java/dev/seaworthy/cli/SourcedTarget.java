package dev.seaworthy.cli;

import dev.seaworthy.elf.Architecture;
import dev.seaworthy.target.TargetSource;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A source that is read when the first binary asks for it, once for each architecture. Safe for use by several threads. */
final class SourcedTarget {
    private final TargetSource source;
    private final Map<Optional<Architecture>, Optional<TargetSource.Answer>> answers = new HashMap<>();
    private Optional<String> problem = Optional.empty();

    SourcedTarget(TargetSource source) {
        this.source = source;
    }

    /** The source itself. */
    TargetSource source() {
        return source;
    }

    /** What it says; empty when it cannot be read, see {@link #problem}. */
    synchronized Optional<TargetSource.Answer> answer(Optional<Architecture> wanted) {
        return answers.computeIfAbsent(wanted, _ -> read(wanted));
    }

    private Optional<TargetSource.Answer> read(Optional<Architecture> wanted) {
        if (problem.isPresent()) {
            return Optional.empty();
        }
        try {
            return Optional.of(source.facts(wanted));
        } catch (IOException unreadable) {
            problem = Optional.of(Complaints.reason(unreadable));
            return Optional.empty();
        }
    }

    /** Why it could not be read. */
    synchronized Optional<String> problem() {
        return problem;
    }
}
