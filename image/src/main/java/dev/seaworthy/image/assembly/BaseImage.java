package dev.seaworthy.image.assembly;

import dev.seaworthy.elf.Architecture;
import dev.seaworthy.image.BlobSource;
import dev.seaworthy.image.Blobs;
import dev.seaworthy.image.Descriptor;
import dev.seaworthy.image.Digest;
import dev.seaworthy.image.ImageFormatException;
import dev.seaworthy.image.ImageIndex;
import dev.seaworthy.image.ImageReader;
import dev.seaworthy.image.Manifest;
import dev.seaworthy.image.MediaTypes;
import dev.seaworthy.image.json.Json;
import dev.seaworthy.image.json.JsonException;
import dev.seaworthy.image.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The image that another is built on. Its layers are kept as they are.
 *
 * @param config its configuration
 * @param layers its layers, the lowest first
 * @param blobs where they are
 * @param name as people call it; empty for the empty image
 * @param digest of its manifest; empty likewise
 */
public record BaseImage(
        Json config, List<Descriptor> layers, BlobSource blobs, Optional<String> name, Optional<Digest> digest) {
    public BaseImage {
        layers = List.copyOf(layers);
    }

    /** The empty image. */
    public static BaseImage scratch() {
        return new BaseImage(
                new Json.Members(Map.of()),
                List.of(),
                descriptor -> {
                    throw new IOException(
                            "the empty image has no " + descriptor.digest().text());
                },
                Optional.empty(),
                Optional.empty());
    }

    /**
     * An image in an OCI layout.
     *
     * @param directory with {@code oci-layout}, {@code index.json} and {@code blobs}
     * @throws IOException when it cannot be read, or holds no image for the architecture
     */
    public static BaseImage ofLayout(Path directory, Optional<Architecture> architecture) throws IOException {
        byte[] content;
        try (InputStream in = Files.newInputStream(directory.resolve("index.json"))) {
            content = in.readNBytes(MediaTypes.LARGEST_DOCUMENT);
        }
        List<Descriptor> images = ImageIndex.parse(content).manifests();
        if (images.size() != 1) {
            throw new ImageFormatException("holds " + images.size() + " images; a base must be the only one");
        }
        BlobSource blobs = descriptor -> Files.newInputStream(directory
                .resolve("blobs")
                .resolve("sha256")
                .resolve(descriptor.digest().hex()));
        return of(blobs, images.getFirst(), String.valueOf(directory.getFileName()), architecture);
    }

    /**
     * An image of which the index or manifest is known.
     *
     * @param name as people call it
     * @throws IOException when it cannot be read, is damaged, or is not for the architecture
     */
    public static BaseImage of(BlobSource blobs, Descriptor top, String name, Optional<Architecture> architecture)
            throws IOException {
        return switch (new ImageReader(blobs).choose(top, architecture)) {
            case ImageReader.Choice.Chosen(Descriptor manifest) -> {
                Manifest parts = Manifest.parse(Blobs.document(blobs, manifest, "the manifest"));
                if (!MediaTypes.isConfig(parts.config().mediaType())) {
                    throw new ImageFormatException("is no image");
                }
                yield new BaseImage(
                        config(Blobs.document(blobs, parts.config(), "the configuration")),
                        parts.layers(),
                        blobs,
                        Optional.of(name),
                        Optional.of(manifest.digest()));
            }
            case ImageReader.Choice.OtherArchitecture _ ->
                throw new ImageFormatException("has no image for "
                        + architecture.map(Architecture::goName).orElse("this architecture"));
        };
    }

    private static Json config(byte[] content) throws ImageFormatException {
        try {
            return JsonReader.read(content);
        } catch (JsonException wrong) {
            throw new ImageFormatException("the configuration: " + wrong.getMessage());
        }
    }
}
