package dev.seaworthy.image;

import dev.seaworthy.image.json.Json;
import java.util.List;
import java.util.Map;

/**
 * Several images under one name (OCI image specification, {@code image-index.md}; Docker's manifest list).
 *
 * @param manifests the images, and what else was put beside them
 * @param annotations what is said about all
 */
public record ImageIndex(List<Descriptor> manifests, Map<String, String> annotations) {
    /** Every platform that Go knows, in every variant, signed and attested, makes some hundreds. */
    private static final int MOST_MANIFESTS = 4096;

    public ImageIndex {
        manifests = List.copyOf(manifests);
        annotations = Map.copyOf(annotations);
    }

    /**
     * Reads an index.
     *
     * @throws ImageFormatException when it is none
     */
    public static ImageIndex parse(byte[] content) throws ImageFormatException {
        Json json = Documents.read(content, "the index");
        return new ImageIndex(
                Documents.descriptors(json, "manifests", "an image in the index", MOST_MANIFESTS),
                json.textMap("annotations"));
    }
}
