package dev.seaworthy.image.archive;

import dev.seaworthy.target.Provenance;
import dev.seaworthy.target.TargetFacts;

/** Facts that were read before. */
final class Facts {
    private Facts() {}

    /** The same facts, read from somewhere else. */
    static TargetFacts from(TargetFacts facts, Provenance provenance) {
        return new TargetFacts(
                facts.name(),
                facts.architecture(),
                facts.distribution(),
                facts.cLibrary(),
                provenance,
                facts.root(),
                facts.config(),
                facts.setting(),
                facts.machine(),
                facts.size());
    }
}
