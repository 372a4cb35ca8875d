package dev.seaworthy.image.assembly;

import dev.seaworthy.image.Descriptor;
import dev.seaworthy.image.Digest;
import dev.seaworthy.image.ImageFormatException;
import dev.seaworthy.image.MediaTypes;
import dev.seaworthy.image.json.Json;
import dev.seaworthy.image.json.JsonText;
import dev.seaworthy.image.tar.TarWriter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

/** Puts a layer on top of a base image (OCI image specification: {@code manifest.md}, {@code config.md}, {@code layer.md}). */
public final class Assembly {
    private static final String LAYER = "application/vnd.oci.image.layer.v1.tar+gzip";
    private static final String PATH = "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private final BaseImage base;
    private final Contents contents;

    private Assembly(BaseImage base, Contents contents) {
        this.base = base;
        this.contents = contents;
    }

    /**
     * Makes an image. The same base, contents and files give the same bytes.
     *
     * @param workplace an existing directory for the new layer, which must stay until the image was written
     * @throws IOException when a file cannot be read or the layer not be written
     */
    public static Assembled image(BaseImage base, Contents contents, Path workplace) throws IOException {
        return new Assembly(base, contents).assemble(workplace.resolve("layer.tar.gz"));
    }

    private Assembled assemble(Path layer) throws IOException {
        Digest content = writeLayer(layer);
        Descriptor own = Descriptor.of(LAYER, digest(layer), Files.size(layer));
        List<Assembled.Blob> layers = new ArrayList<>();
        for (Descriptor one : base.layers()) {
            layers.add(new Assembled.Blob(
                    Descriptor.of(ociType(one.mediaType()), one.digest(), one.size()),
                    () -> base.blobs().open(one),
                    true));
        }
        layers.add(new Assembled.Blob(own, () -> Files.newInputStream(layer), false));
        Assembled.Blob config = Assembled.Blob.of(MediaTypes.OCI_CONFIG, JsonText.of(config(content)));
        Assembled.Blob manifest = Assembled.Blob.of(Assembled.TYPE, JsonText.of(manifest(config, layers)));
        return new Assembled(manifest, config, layers);
    }

    /** The layer as a file; gives the digest of what is in it before compression. */
    private Digest writeLayer(Path layer) throws IOException {
        MessageDigest sum = Digest.start();
        // The header of gzip has no time and no name in it when Java writes it.
        try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(layer));
                DigestOutputStream plain = new DigestOutputStream(new GZIPOutputStream(file, 1 << 16), sum);
                TarWriter tar = new TarWriter(plain, contents.created().getEpochSecond())) {
            for (Map.Entry<String, Contents.Directory> one : directories().entrySet()) {
                tar.directory(
                        one.getKey().substring(1),
                        one.getValue().mode(),
                        one.getValue().owner());
            }
            for (Map.Entry<String, Contents.File> one : contents.files().entrySet()) {
                Path source = one.getValue().source();
                try (InputStream in = Files.newInputStream(source)) {
                    tar.file(one.getKey().substring(1), one.getValue().mode(), Files.size(source), in);
                }
            }
        }
        return Digest.ofSha256(sum.digest());
    }

    /**
     * In the empty image the directories above each file have to be made. On another base they are left alone, for there
     * one may be a link, which an entry would replace.
     */
    private Map<String, Contents.Directory> directories() {
        Map<String, Contents.Directory> all = new java.util.TreeMap<>();
        if (base.layers().isEmpty()) {
            Set<String> paths = new LinkedHashSet<>(contents.files().keySet());
            paths.addAll(contents.directories().keySet());
            for (String path : paths) {
                for (int slash = path.indexOf('/', 1); slash > 0; slash = path.indexOf('/', slash + 1)) {
                    all.put(path.substring(0, slash), new Contents.Directory(0755, 0));
                }
            }
        }
        all.putAll(contents.directories());
        return all;
    }

    private static Digest digest(Path file) throws IOException {
        MessageDigest sum = Digest.start();
        try (InputStream in = Files.newInputStream(file);
                DigestOutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), sum)) {
            in.transferTo(out);
        }
        return Digest.ofSha256(sum.digest());
    }

    /** Docker's layers are the same bytes under other names. */
    private static String ociType(String type) {
        return switch (type) {
            case "application/vnd.docker.image.rootfs.diff.tar" -> "application/vnd.oci.image.layer.v1.tar";
            case "application/vnd.docker.image.rootfs.diff.tar.gzip" -> LAYER;
            case "application/vnd.docker.image.rootfs.diff.tar.zstd" -> "application/vnd.oci.image.layer.v1.tar+zstd";
            default -> type;
        };
    }

    private Json config(Digest content) throws ImageFormatException {
        Map<String, Json> config = new LinkedHashMap<>();
        config.put("created", text(contents.created().toString()));
        config.put("architecture", text(contents.architecture()));
        base.config().text("variant").ifPresent(variant -> config.put("variant", text(variant)));
        config.put("os", text("linux"));
        config.put("config", settings());
        List<Json> ids = new ArrayList<>();
        base.config()
                .member("rootfs")
                .ifPresent(roots -> roots.texts("diff_ids").forEach(id -> ids.add(text(id))));
        if (ids.size() != base.layers().size()) {
            throw new ImageFormatException("has another number of layers than its configuration says");
        }
        ids.add(text(content.text()));
        config.put("rootfs", members("type", text("layers"), "diff_ids", new Json.Array(ids)));
        List<Json> history = new ArrayList<>(base.config().elements("history"));
        history.add(members("created", text(contents.created().toString()), "created_by", text("seaworthy image")));
        config.put("history", new Json.Array(history));
        return new Json.Members(config);
    }

    private Json settings() {
        Json before = base.config().member("config").orElse(new Json.Nothing());
        Map<String, Json> settings = new LinkedHashMap<>();
        settings.put("User", text(contents.user() + ":" + contents.user()));
        if (!contents.ports().isEmpty()) {
            Map<String, Json> ports = new LinkedHashMap<>();
            contents.ports().forEach(port -> ports.put(port, new Json.Members(Map.of())));
            settings.put("ExposedPorts", new Json.Members(ports));
        }
        Map<String, String> environment = new LinkedHashMap<>();
        List<String> inherited = before.texts("Env");
        for (String one : inherited.isEmpty() ? List.of(PATH) : inherited) {
            int equals = one.indexOf('=');
            environment.put(equals < 0 ? one : one.substring(0, equals), equals < 0 ? "" : one.substring(equals + 1));
        }
        environment.putAll(contents.environment());
        settings.put(
                "Env",
                texts(environment.entrySet().stream()
                        .map(one -> one.getKey() + "=" + one.getValue())
                        .toList()));
        settings.put("Entrypoint", texts(contents.entrypoint()));
        settings.put(
                "WorkingDir",
                text(before.text("WorkingDir").filter(one -> !one.isEmpty()).orElse("/")));
        Map<String, Json> labels = new LinkedHashMap<>();
        before.textMap("Labels").forEach((name, value) -> labels.put(name, text(value)));
        contents.labels().forEach((name, value) -> labels.put(name, text(value)));
        settings.put("Labels", new Json.Members(labels));
        return new Json.Members(settings);
    }

    private Json manifest(Assembled.Blob config, List<Assembled.Blob> layers) {
        Map<String, Json> manifest = new LinkedHashMap<>();
        manifest.put("schemaVersion", new Json.Numeral("2"));
        manifest.put("mediaType", text(Assembled.TYPE));
        manifest.put("config", descriptor(config.descriptor()));
        manifest.put(
                "layers",
                new Json.Array(
                        layers.stream().map(one -> descriptor(one.descriptor())).toList()));
        if (base.name().isPresent() && base.digest().isPresent()) {
            manifest.put(
                    "annotations",
                    members(
                            "org.opencontainers.image.base.name",
                                    text(base.name().get()),
                            "org.opencontainers.image.base.digest",
                                    text(base.digest().get().text())));
        }
        return new Json.Members(manifest);
    }

    private static Json descriptor(Descriptor descriptor) {
        return new Json.Members(descriptorMembers(descriptor));
    }

    /** What every descriptor has; there may be more. */
    static Map<String, Json> descriptorMembers(Descriptor descriptor) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("mediaType", text(descriptor.mediaType()));
        members.put("digest", text(descriptor.digest().text()));
        members.put("size", new Json.Numeral(Long.toString(descriptor.size())));
        return members;
    }

    static Json text(String text) {
        return new Json.Text(text);
    }

    static Json texts(List<String> texts) {
        return new Json.Array(texts.stream().map(Assembly::text).toList());
    }

    static Json members(String first, Json one, String second, Json other) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put(first, one);
        members.put(second, other);
        return new Json.Members(members);
    }
}
