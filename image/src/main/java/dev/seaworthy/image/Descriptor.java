package dev.seaworthy.image;

import java.util.Map;
import java.util.Optional;

/**
 * A reference to a blob (OCI image specification, {@code descriptor.md}).
 *
 * @param mediaType what the blob is said to be
 * @param digest its digest, which names it
 * @param size its bytes, not negative
 * @param platform for which machines it is, in an index
 * @param annotations what else is said about it
 */
public record Descriptor(
        String mediaType, Digest digest, long size, Optional<Platform> platform, Map<String, String> annotations) {
    /** In an OCI layout's index: the tag. */
    public static final String REFERENCE_NAME = "org.opencontainers.image.ref.name";

    public Descriptor {
        if (size < 0) {
            throw new IllegalArgumentException("a negative size");
        }
        annotations = Map.copyOf(annotations);
    }

    /** A blob of which only this is known. */
    public static Descriptor of(String mediaType, Digest digest, long size) {
        return new Descriptor(mediaType, digest, size, Optional.empty(), Map.of());
    }

    /** Its tag in an OCI layout. */
    public Optional<String> referenceName() {
        return Optional.ofNullable(annotations.get(REFERENCE_NAME));
    }
}
