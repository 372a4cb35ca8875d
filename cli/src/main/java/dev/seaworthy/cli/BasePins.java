package dev.seaworthy.cli;

import dev.seaworthy.bundle.docker.Pins;
import dev.seaworthy.image.FactsCache;
import dev.seaworthy.image.registry.Reference;
import dev.seaworthy.image.registry.RegistrySource;
import java.io.IOException;
import java.util.Optional;

/** Asks registries for the digests of base images, when the user asked for that. */
final class BasePins implements Pins {
    private final boolean resolves;
    private Optional<IOException> problem = Optional.empty();

    private BasePins(boolean resolves) {
        this.resolves = resolves;
    }

    static BasePins none() {
        return new BasePins(false);
    }

    static BasePins resolving() {
        return new BasePins(true);
    }

    @Override
    public Optional<String> pinned(String image) {
        if (!resolves || !(Reference.parse(image) instanceof Reference.Parsed.Valid(Reference reference))) {
            return Optional.empty();
        }
        try {
            String digest = RegistrySource.of(reference, image, System.getenv(), FactsCache.NONE)
                    .digest()
                    .text();
            return Optional.of(image + "@" + digest);
        } catch (IOException unanswered) {
            problem = problem.or(
                    () -> Optional.of(new IOException("--resolve: " + Complaints.reason(unanswered), unanswered)));
            return Optional.empty();
        }
    }

    /** Throws what went wrong: a bundle that was to be pinned and is not must not look as if it were. */
    void checkAnswered() throws IOException {
        if (problem.isPresent()) {
            throw problem.get();
        }
    }
}
