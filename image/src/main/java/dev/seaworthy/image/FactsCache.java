package dev.seaworthy.image;

import dev.seaworthy.target.TargetFacts;
import java.util.Optional;

/** Facts of images that were read before, by the digest of what was read. Never a reason to fail. */
public interface FactsCache {
    /** Remembers nothing. */
    FactsCache NONE = new FactsCache() {
        @Override
        public Optional<TargetFacts> find(Digest content, String name) {
            return Optional.empty();
        }

        @Override
        public void keep(Digest content, TargetFacts facts) {
            // Nothing is remembered.
        }
    };

    /**
     * The facts of something with this digest.
     *
     * @param name how the user names it now
     */
    Optional<TargetFacts> find(Digest content, String name);

    /** Remembers facts, if that is possible. */
    void keep(Digest content, TargetFacts facts);
}
