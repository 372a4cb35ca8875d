package dev.seaworthy.image.registry;

import dev.seaworthy.elf.Architecture;
import dev.seaworthy.image.Descriptor;
import dev.seaworthy.image.Digest;
import dev.seaworthy.image.Extract;
import dev.seaworthy.image.FactsCache;
import dev.seaworthy.image.ImageFormatException;
import dev.seaworthy.image.ImageReader;
import dev.seaworthy.image.RootSource;
import dev.seaworthy.target.Provenance;
import dev.seaworthy.target.TargetFacts;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * An image in a registry. Its layers are fetched once for each architecture that is asked for, and not at all when the facts
 * of the same manifest are in the cache: a tag is always looked up, because it may have moved.
 */
public final class RegistrySource implements RootSource {
    private final Reference reference;
    private final String name;
    private final Map<String, String> environment;
    private final FactsCache cache;
    private final Patience patience;

    private RegistrySource(
            Reference reference, String name, Map<String, String> environment, FactsCache cache, Patience patience) {
        this.reference = reference;
        this.name = name;
        this.environment = Map.copyOf(environment);
        this.cache = cache;
        this.patience = patience;
    }

    /**
     * An image.
     *
     * @param name as the user named the target
     * @param environment the process's, for logins and proxies
     * @param cache facts that were read before
     */
    public static RegistrySource of(
            Reference reference, String name, Map<String, String> environment, FactsCache cache) {
        return new RegistrySource(reference, name, environment, cache, Patience.USUAL);
    }

    @Override
    public Answer facts(Optional<Architecture> wanted) throws IOException {
        CredentialStore.Found found = CredentialStore.ofUser(environment).find(reference);
        try (Transport transport = new Transport(patience, environment)) {
            RegistryBlobs blobs = new RegistryBlobs(transport, reference, found);
            Descriptor top = blobs.top();
            ImageReader reader = new ImageReader(blobs);
            return switch (reader.choose(top, wanted)) {
                case ImageReader.Choice.Chosen(Descriptor manifest) -> new Answer.Found(facts(reader, manifest));
                case ImageReader.Choice.OtherArchitecture(var known) -> new Answer.OtherArchitecture(known);
            };
        }
    }

    @Override
    public void extract(Optional<Architecture> wanted, Extract what) throws IOException {
        CredentialStore.Found found = CredentialStore.ofUser(environment).find(reference);
        try (Transport transport = new Transport(patience, environment)) {
            RegistryBlobs blobs = new RegistryBlobs(transport, reference, found);
            ImageReader reader = new ImageReader(blobs);
            switch (reader.choose(blobs.top(), wanted)) {
                case ImageReader.Choice.Chosen(Descriptor manifest) -> reader.extract(manifest, what);
                case ImageReader.Choice.OtherArchitecture _ ->
                    throw new ImageFormatException("has no image for that architecture");
            }
        }
    }

    /**
     * The digest of what the name means now: of the index when it is for several platforms.
     *
     * @throws IOException when the registry does not say
     */
    public Digest digest() throws IOException {
        CredentialStore.Found found = CredentialStore.ofUser(environment).find(reference);
        try (Transport transport = new Transport(patience, environment)) {
            return new RegistryBlobs(transport, reference, found).top().digest();
        }
    }

    /** The image's name. */
    public Reference reference() {
        return reference;
    }

    private TargetFacts facts(ImageReader reader, Descriptor manifest) throws IOException {
        Optional<TargetFacts> known = cache.find(manifest.digest(), name);
        if (known.isPresent()) {
            return known.get();
        }
        String source =
                "the image " + reference + ", manifest " + manifest.digest().text();
        TargetFacts facts = reader.read(manifest, name, new Provenance(Provenance.How.READ, "", source));
        cache.keep(manifest.digest(), facts);
        return facts;
    }
}
