package dev.seaworthy.image.assembly;

import dev.seaworthy.image.Descriptor;
import dev.seaworthy.image.Digest;
import dev.seaworthy.image.ImageFormatException;
import dev.seaworthy.image.json.Json;
import dev.seaworthy.image.json.JsonText;
import dev.seaworthy.image.tar.TarWriter;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes an image as an OCI layout: a directory, or one file that {@code docker load} takes as well. */
public final class LayoutWriter {
    private static final String LAYOUT = "{\"imageLayoutVersion\":\"1.0.0\"}";
    private static final String LAYOUT_FILE = "oci-layout";

    private LayoutWriter() {}

    /**
     * Writes a directory (OCI image specification, {@code image-layout.md}). A layout that is there already is replaced;
     * anything else is not. The old image can be read until the new one is whole: blobs are named after what is in them,
     * so both can lie beside each other until the index, which is renamed into its place, names the new one.
     *
     * @param tag of the image in it
     * @throws IOException when something else is there, or it cannot be written; an old layout then is as it was
     */
    public static void directory(Assembled image, Path directory, String tag) throws IOException {
        Path blobs = directory.resolve("blobs").resolve("sha256");
        Path layout = directory.resolve(LAYOUT_FILE);
        if (Files.notExists(layout)) {
            if (Files.exists(directory) && !isEmpty(directory)) {
                throw new IOException("is there and is no OCI layout; it is not replaced");
            }
            Files.createDirectories(directory);
            // First of all: a run that goes on after this one was killed knows the directory by it.
            Files.writeString(layout, LAYOUT);
        }
        Files.createDirectories(blobs);
        List<Path> made = new ArrayList<>();
        try {
            for (Assembled.Blob blob : all(image)) {
                Path place = directory.resolve(blob.path());
                if (Files.notExists(place)) {
                    made.add(place);
                }
                try (InputStream in = opened(blob)) {
                    replace(place, in);
                }
            }
            replace(layout, text(LAYOUT));
            replace(directory.resolve("index.json"), text(JsonText.of(index(image, tag))));
        } catch (IOException problem) {
            for (Path one : made) {
                Files.deleteIfExists(one);
            }
            throw problem;
        }
        removeOthers(blobs, image);
    }

    private static InputStream text(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Written beside and renamed. */
    private static void replace(Path file, InputStream content) throws IOException {
        Path beside = file.resolveSibling("." + file.getFileName() + ".tmp");
        try {
            Files.copy(content, beside, StandardCopyOption.REPLACE_EXISTING);
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    /** What nothing in the layout names any more, and what a run that was killed left. */
    private static void removeOthers(Path blobs, Assembled image) throws IOException {
        Set<String> ours = new HashSet<>();
        all(image).forEach(blob -> ours.add(blob.descriptor().digest().hex()));
        try (DirectoryStream<Path> files = Files.newDirectoryStream(blobs)) {
            for (Path one : files) {
                if (!ours.contains(String.valueOf(one.getFileName()))) {
                    Files.delete(one);
                }
            }
        }
    }

    /**
     * Writes one file: an OCI layout, with the list beside it that {@code docker load} looks for ({@code manifest.json},
     * moby/moby {@code image/tarexport}). Nothing is compressed that was not. The file is written beside and renamed, so that
     * nobody ever sees half of it.
     *
     * @param name the image's name for an engine, such as {@code shop/orders:1.4}
     * @param tag of the image in the layout
     * @param seconds the time of the entries, since 1970
     * @throws IOException when it cannot be written
     */
    public static void archive(Assembled image, Path file, String name, String tag, long seconds) throws IOException {
        Path beside = file.resolveSibling("." + file.getFileName() + ".tmp");
        try {
            write(image, beside, name, tag, seconds);
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static void write(Assembled image, Path file, String name, String tag, long seconds) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
                TarWriter tar = new TarWriter(out, seconds)) {
            tar.directory("blobs", 0755, 0);
            tar.directory("blobs/sha256", 0755, 0);
            for (Assembled.Blob blob : all(image)) {
                try (InputStream in = opened(blob)) {
                    tar.file(blob.path(), 0644, blob.descriptor().size(), in);
                }
            }
            text(tar, "index.json", JsonText.of(index(image, tag)));
            Map<String, Json> entry = new LinkedHashMap<>();
            entry.put("Config", Assembly.text(image.config().path()));
            entry.put("RepoTags", Assembly.texts(List.of(name)));
            entry.put(
                    "Layers",
                    Assembly.texts(
                            image.layers().stream().map(Assembled.Blob::path).toList()));
            text(tar, "manifest.json", JsonText.of(new Json.Array(List.of(new Json.Members(entry)))));
            text(tar, LAYOUT_FILE, LAYOUT);
        }
    }

    private static void text(TarWriter tar, String path, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        tar.file(path, 0644, bytes.length, new ByteArrayInputStream(bytes));
    }

    /** Each blob once, though a layer may be in an image twice. */
    static List<Assembled.Blob> all(Assembled image) {
        Map<Digest, Assembled.Blob> all = new LinkedHashMap<>();
        image.layers().forEach(one -> all.putIfAbsent(one.descriptor().digest(), one));
        all.putIfAbsent(image.config().descriptor().digest(), image.config());
        all.putIfAbsent(image.manifest().descriptor().digest(), image.manifest());
        return new ArrayList<>(all.values());
    }

    private static Json index(Assembled image, String tag) {
        Map<String, Json> entry = Assembly.descriptorMembers(image.manifest().descriptor());
        entry.put("annotations", new Json.Members(Map.of(Descriptor.REFERENCE_NAME, Assembly.text(tag))));
        return Assembly.members(
                "schemaVersion", new Json.Numeral("2"), "manifests", new Json.Array(List.of(new Json.Members(entry))));
    }

    private static boolean isEmpty(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return false;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            return !files.iterator().hasNext();
        }
    }

    /** A blob that tells at its end whether it is what its digest says; one of a base may be damaged. */
    static InputStream opened(Assembled.Blob blob) throws IOException {
        return new Checked(blob);
    }

    private static final class Checked extends DigestInputStream {
        private final Digest expected;
        private boolean checked;

        Checked(Assembled.Blob blob) throws IOException {
            super(blob.opener().open(), Digest.start());
            this.expected = blob.descriptor().digest();
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            if (one < 0) {
                check();
            }
            return one;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = super.read(bytes, offset, length);
            if (count < 0) {
                check();
            }
            return count;
        }

        private void check() throws IOException {
            if (!checked && !Digest.ofSha256(getMessageDigest().digest()).equals(expected)) {
                throw new ImageFormatException("a layer of the base does not have the digest " + expected.text());
            }
            checked = true;
        }
    }
}
