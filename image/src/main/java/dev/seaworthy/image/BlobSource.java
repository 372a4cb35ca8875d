package dev.seaworthy.image;

import java.io.IOException;
import java.io.InputStream;

/** Where the blobs of an image lie: a folder, an archive, a registry. */
@FunctionalInterface
public interface BlobSource {
    /**
     * Opens a blob: a manifest, an index, a configuration or a layer, which its media type tells. Neither digest nor size
     * need be checked here: the reader does.
     *
     * @throws IOException when there is no such blob or it cannot be read
     */
    InputStream open(Descriptor descriptor) throws IOException;
}
