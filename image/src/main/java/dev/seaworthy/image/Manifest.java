package dev.seaworthy.image;

import dev.seaworthy.image.json.Json;
import java.util.List;

/**
 * The parts of one image (OCI image specification, {@code manifest.md}; Docker's image manifest, version 2, schema 2).
 *
 * @param config its configuration
 * @param layers its layers, the lowest first
 */
public record Manifest(Descriptor config, List<Descriptor> layers) {
    /** Overlay file systems stop at 500 layers, Docker at 127. */
    public static final int MOST_LAYERS = 500;

    public Manifest {
        layers = List.copyOf(layers);
    }

    /**
     * Reads a manifest.
     *
     * @throws ImageFormatException when it is none, or one of something that is no image
     */
    public static Manifest parse(byte[] content) throws ImageFormatException {
        Json json = Documents.read(content, "the manifest");
        if (json.number("schemaVersion").orElse(2L) == 1) {
            throw new ImageFormatException("is an image of the old format (schema 1), which no current engine reads");
        }
        Json config = json.member("config")
                .orElseThrow(() -> new ImageFormatException("the manifest names no configuration"));
        return new Manifest(
                Documents.descriptor(config, "the configuration"),
                Documents.descriptors(json, "layers", "a layer in the manifest", MOST_LAYERS));
    }
}
