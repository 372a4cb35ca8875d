package dev.seaworthy.image.assembly;

import dev.seaworthy.image.Descriptor;
import dev.seaworthy.image.Digest;
import dev.seaworthy.image.MediaTypes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A finished image: its manifest, and all blobs that it names.
 *
 * @param manifest the manifest
 * @param config the configuration
 * @param layers the layers, the lowest first
 */
public record Assembled(Blob manifest, Blob config, List<Blob> layers) {
    public Assembled {
        layers = List.copyOf(layers);
    }

    /**
     * A blob, which can be read again and again.
     *
     * @param isOfBase whether it comes from the base image
     */
    public record Blob(Descriptor descriptor, Opener opener, boolean isOfBase) {
        /** A document in memory. */
        static Blob of(String mediaType, String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return new Blob(
                    Descriptor.of(mediaType, Digest.of(bytes), bytes.length),
                    () -> new ByteArrayInputStream(bytes),
                    false);
        }

        /** Where it is in a layout. */
        String path() {
            return "blobs/sha256/" + descriptor.digest().hex();
        }
    }

    /** Opens a blob. */
    @FunctionalInterface
    public interface Opener {
        /** The bytes from the first on. */
        InputStream open() throws IOException;
    }

    /** The name of the image's content: who has this digest has these bytes. */
    public Digest digest() {
        return manifest.descriptor().digest();
    }

    /** Its type is always OCI's. */
    static final String TYPE = MediaTypes.OCI_MANIFEST;
}
