package dev.seaworthy.verdict;

import dev.seaworthy.binary.BinaryFacts;
import dev.seaworthy.target.TargetFacts;

/** Targets that may be proposed for a binary that fails on another. */
@FunctionalInterface
public interface Candidates {
    /** The targets for a binary, the best first, read one by one; those on which it certainly fails may be left out. */
    Iterable<TargetFacts> of(BinaryFacts binary);
}
