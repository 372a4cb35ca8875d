package dev.seaworthy.verdict;

import dev.seaworthy.elf.Architecture;
import dev.seaworthy.target.TargetFacts;
import java.util.Optional;

/** Targets that may be proposed for a binary that fails on another. */
@FunctionalInterface
public interface Candidates {
    /**
     * The targets for an architecture, the best first, read one by one as they are asked for.
     *
     * @param interpreter those that certainly have none at this path may be left out
     */
    Iterable<TargetFacts> of(Optional<Architecture> architecture, Optional<String> interpreter);
}
