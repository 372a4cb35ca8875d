package dev.seaworthy.image.registry;

import dev.seaworthy.image.BlobSource;
import dev.seaworthy.image.Descriptor;
import java.io.IOException;
import java.util.Map;

/** One image of a registry, to copy its blobs. Close it to end its connections. */
public final class RegistryImage implements AutoCloseable {
    private final Transport transport;
    private final RegistryBlobs blobs;

    /**
     * @param environment the process's, for logins and proxies
     */
    public RegistryImage(Reference reference, Map<String, String> environment) {
        this.transport = new Transport(Patience.USUAL, environment);
        this.blobs = new RegistryBlobs(
                transport, reference, CredentialStore.ofUser(environment).find(reference));
    }

    /**
     * The index or manifest that the name means now.
     *
     * @throws IOException when the registry does not say
     */
    public Descriptor top() throws IOException {
        return blobs.top();
    }

    /** Its blobs. */
    public BlobSource blobs() {
        return blobs;
    }

    @Override
    public void close() {
        transport.close();
    }
}
