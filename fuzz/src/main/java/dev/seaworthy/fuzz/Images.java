package dev.seaworthy.fuzz;

import dev.seaworthy.image.Digest;
import dev.seaworthy.testkit.TinyTar;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The documents of a tiny image. */
public final class Images {
    private Images() {}

    public static String digest(byte[] content) {
        try {
            return Digest.ofSha256(MessageDigest.getInstance("SHA-256").digest(content))
                    .text();
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    public static byte[] layer() {
        return SampleRoot.small().bytes();
    }

    public static byte[] config(byte[] layer) {
        return Bytewise.text("{\"os\":\"linux\",\"architecture\":\"amd64\",\"config\":{\"User\":\"app:app\","
                + "\"Env\":[\"PATH=/bin\"],\"WorkingDir\":\"/\",\"Entrypoint\":[\"/bin/sh\"],\"Cmd\":null},"
                + "\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[\"" + digest(layer) + "\"]}}");
    }

    public static byte[] manifest(byte[] config, byte[] layer) {
        return Bytewise.text("{\"schemaVersion\":2,\"mediaType\":\"application/vnd.oci.image.manifest.v1+json\","
                + "\"config\":" + descriptor("application/vnd.oci.image.config.v1+json", config, "")
                + ",\"layers\":[" + descriptor("application/vnd.oci.image.layer.v1.tar", layer, "") + "]}");
    }

    public static byte[] index(byte[] manifest) {
        return Bytewise.text("{\"schemaVersion\":2,\"manifests\":["
                + descriptor(
                        "application/vnd.oci.image.manifest.v1+json",
                        manifest,
                        ",\"platform\":{\"os\":\"linux\",\"architecture\":\"amd64\",\"variant\":\"v2\"},"
                                + "\"annotations\":{\"org.opencontainers.image.ref.name\":\"a\"}")
                + "]}");
    }

    private static String descriptor(String type, byte[] content, String more) {
        return "{\"mediaType\":\"" + type + "\",\"digest\":\"" + digest(content) + "\",\"size\":" + content.length
                + more + "}";
    }

    /** An OCI layout in an archive. */
    static byte[] layout() {
        byte[] layer = layer();
        byte[] config = config(layer);
        byte[] manifest = manifest(config, layer);
        TinyTar tar = TinyTar.empty()
                .file("oci-layout", "{\"imageLayoutVersion\":\"1.0.0\"}")
                .file("index.json", index(manifest), 0644);
        for (byte[] blob : new byte[][] {manifest, config, layer}) {
            tar.file("blobs/sha256/" + digest(blob).substring(7), blob, 0644);
        }
        return tar.bytes();
    }

    /** What {@code docker save} writes. */
    static byte[] dockerArchive() {
        byte[] layer = layer();
        byte[] config = config(layer);
        return TinyTar.empty()
                .file("manifest.json", "[{\"Config\":\"c.json\",\"RepoTags\":[\"a:1\"],\"Layers\":[\"l/layer.tar\"]}]")
                .file("c.json", config, 0644)
                .file("l/layer.tar", layer, 0644)
                .bytes();
    }
}
