package dev.seaworthy.image.tiny;

import dev.seaworthy.image.BlobSource;
import dev.seaworthy.image.Descriptor;
import dev.seaworthy.image.Digest;
import dev.seaworthy.image.MediaTypes;
import dev.seaworthy.testkit.TinyTar;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** Builds images of a few layers: their blobs, as a layout, an OCI archive or an archive of Docker's. */
public final class TinyImage {
    private final Map<String, byte[]> blobs = new LinkedHashMap<>();
    private final List<String> layers = new ArrayList<>();
    private final List<String> plain = new ArrayList<>();
    private final List<String> diffIds = new ArrayList<>();
    private String architecture = "amd64";
    private String config = "";

    /** For which architecture it is. */
    public TinyImage on(String goName) {
        architecture = goName;
        return this;
    }

    /** What its configuration says about starting programs, as JSON with single quotes. */
    public TinyImage saying(String json) {
        config = ", 'config': " + json;
        return this;
    }

    /** Adds a layer, compressed. */
    public TinyImage layer(TinyTar tar) {
        return layer(tar.bytes(), gzip(tar.bytes()), "application/vnd.oci.image.layer.v1.tar+gzip");
    }

    /** Adds a layer that may not be what it is said to be. */
    public TinyImage layer(byte[] uncompressed, byte[] blob, String mediaType) {
        Digest digest = add(blob);
        layers.add(descriptor(mediaType, digest, blob.length));
        plain.add(digest.hex());
        diffIds.add("'" + Digest.of(uncompressed).text() + "'");
        return this;
    }

    /** Adds any blob. */
    public Digest add(byte[] blob) {
        Digest digest = Digest.of(blob);
        blobs.put(digest.hex(), blob);
        return digest;
    }

    /** The blob of a digest is something else. */
    public TinyImage replace(Digest digest, byte[] blob) {
        blobs.put(digest.hex(), blob);
        return this;
    }

    private byte[] configuration() {
        return json("{'os': 'linux', 'architecture': '" + architecture + "'" + config
                + ", 'rootfs': {'type': 'layers', 'diff_ids': [" + String.join(",", diffIds) + "]}}");
    }

    /** Its manifest, added to the blobs. */
    public Descriptor manifest() {
        byte[] configuration = configuration();
        return document(
                MediaTypes.OCI_MANIFEST,
                "{'schemaVersion': 2, 'config': "
                        + descriptor(MediaTypes.OCI_CONFIG, add(configuration), configuration.length) + ", 'layers': ["
                        + String.join(",", layers) + "]}");
    }

    /** A document of any content, added to the blobs. */
    public Descriptor document(String mediaType, String json) {
        byte[] content = json(json);
        return Descriptor.of(mediaType, add(content), content.length);
    }

    public BlobSource blobs() {
        return descriptor -> {
            byte[] blob = blobs.get(descriptor.digest().hex());
            if (blob == null) {
                throw new FileNotFoundException("no such blob");
            }
            return new ByteArrayInputStream(blob);
        };
    }

    /** Writes all blobs and an index of these images, as JSON descriptors. */
    public Path layout(Path directory, String... images) {
        try {
            Files.createDirectories(directory.resolve("blobs/sha256"));
            Files.writeString(directory.resolve("oci-layout"), "{\"imageLayoutVersion\": \"1.0.0\"}");
            Files.write(directory.resolve("index.json"), index(images));
            for (Map.Entry<String, byte[]> blob : blobs.entrySet()) {
                Files.write(directory.resolve("blobs/sha256/" + blob.getKey()), blob.getValue());
            }
            return directory;
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static byte[] index(String... images) {
        return json("{'schemaVersion': 2, 'manifests': [" + String.join(",", images) + "]}");
    }

    /** The same as an archive. */
    public byte[] ociArchive(String... images) {
        TinyTar tar = TinyTar.empty().file("index.json", index(images), 0644).file("oci-layout", "{}");
        blobs.forEach((hex, blob) -> tar.file("blobs/sha256/" + hex, blob, 0644));
        return tar.bytes();
    }

    /** As {@code docker save} wrote it for years, with its manifest behind the layers. */
    public byte[] dockerArchive(String tag) {
        byte[] configuration = configuration();
        String name = Digest.of(configuration).hex() + ".json";
        TinyTar tar = TinyTar.empty().file(name, configuration, 0644);
        List<String> names = new ArrayList<>();
        for (String hex : plain) {
            tar.directory(hex).file(hex + "/layer.tar", blobs.getOrDefault(hex, new byte[0]), 0644);
            names.add("'" + hex + "/layer.tar'");
        }
        return tar.file(
                        "manifest.json",
                        json("[{'Config': '" + name + "', 'RepoTags': ['" + tag + "'], 'Layers': ["
                                + String.join(",", names) + "]}]"),
                        0644)
                .bytes();
    }

    /** A descriptor as JSON. */
    public static String descriptor(String mediaType, Digest digest, long size) {
        return "{'mediaType': '" + mediaType + "', 'digest': '" + digest.text() + "', 'size': " + size + "}";
    }

    /** An image in an index: for an architecture, with a tag; either may be empty. */
    public static String image(Descriptor manifest, String architecture, String tag) {
        String plain = descriptor(manifest.mediaType(), manifest.digest(), manifest.size());
        return plain.substring(0, plain.length() - 1)
                + (architecture.isEmpty()
                        ? ""
                        : ", 'platform': {'os': 'linux', 'architecture': '" + architecture + "'}")
                + (tag.isEmpty() ? "" : ", 'annotations': {'" + Descriptor.REFERENCE_NAME + "': '" + tag + "'}")
                + "}";
    }

    /** Bytes of a JSON text that is written with single quotes. */
    public static byte[] json(String text) {
        return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }

    public static byte[] gzip(byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        return out.toByteArray();
    }
}
