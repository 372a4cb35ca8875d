package dev.seaworthy.image.cache;

import dev.seaworthy.image.Digest;
import dev.seaworthy.image.FactsCache;
import dev.seaworthy.image.MediaTypes;
import dev.seaworthy.image.layers.Roots;
import dev.seaworthy.image.layers.StreamedRoot;
import dev.seaworthy.target.ImageConfig;
import dev.seaworthy.target.Provenance;
import dev.seaworthy.target.TargetFacts;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * The cache: one file an image, named after its digest, with the root as it was built from the layers, so that an answer
 * from the cache is the same answer. A target file would be smaller, but it leaves out what only few programs ask for.
 *
 * <p>A file is written beside its place and renamed, so that several processes may use the cache at once. One that is
 * damaged, by its sum, or of another version counts as absent. Nothing that goes wrong here fails a command.
 */
public final class FactsDirectory implements FactsCache {
    /** Part of the path. To be raised whenever what is read of a root, or how it is written here, changes. */
    private static final int VERSION = 1;

    private static final long LARGEST = 256L << 20;
    /** As long as the document that it comes from may be. */
    private static final int LONGEST_TEXT = MediaTypes.LARGEST_DOCUMENT;

    private final Path directory;
    private Optional<String> trouble = Optional.empty();

    private FactsDirectory(Path directory) {
        this.directory = directory;
    }

    /**
     * The user's cache (XDG base directory specification: {@code $XDG_CACHE_HOME}, else {@code ~/.cache}).
     *
     * @return empty when there is no place for it
     */
    public static Optional<FactsDirectory> ofUser(Map<String, String> environment) {
        // The specification wants relative paths to be disregarded.
        return absolute(environment, "XDG_CACHE_HOME")
                .or(() -> absolute(environment, "HOME").map(home -> home.resolve(".cache")))
                .map(cache -> at(cache.resolve("seaworthy")));
    }

    private static Optional<Path> absolute(Map<String, String> environment, String variable) {
        return Optional.ofNullable(environment.get(variable))
                .filter(text -> text.startsWith("/"))
                .map(Path::of);
    }

    /** A cache in a directory, which is made when something is to be kept. */
    public static FactsDirectory at(Path directory) {
        return new FactsDirectory(directory.resolve("targets-" + VERSION));
    }

    /** Why nothing could be kept, if so. */
    public Optional<String> trouble() {
        return trouble;
    }

    @Override
    public Optional<TargetFacts> find(Digest content, String name) {
        Path file = file(content);
        try (InputStream bytes = Files.newInputStream(file)) {
            if (Files.size(file) > LARGEST) {
                return Optional.empty();
            }
            // As a stream: the bytes of a large image and what is made of them would not fit together.
            CRC32 sum = new CRC32();
            DataInputStream in =
                    new DataInputStream(new CheckedInputStream(new BufferedInputStream(bytes, 1 << 16), sum));
            TargetFacts facts = read(in, content, name);
            long computed = sum.getValue();
            return in.readLong() == computed && in.read() < 0 ? Optional.of(facts) : Optional.empty();
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (IOException | RuntimeException damaged) {
            // Whatever is wrong with it, it will be made again.
            return Optional.empty();
        }
    }

    private static TargetFacts read(DataInputStream in, Digest content, String name) throws IOException {
        if (!in.readUTF().equals(content.text())) {
            throw new IOException("another image's facts");
        }
        Provenance provenance = new Provenance(Provenance.How.READ, in.readUTF(), in.readUTF());
        ImageConfig config = new ImageConfig(optional(in), map(in), optional(in), list(in), list(in));
        return Roots.facts(StreamedRoot.read(in), name, provenance).with(config);
    }

    @Override
    public void keep(Digest content, TargetFacts facts) {
        if (!(facts.root() instanceof StreamedRoot root)) {
            return;
        }
        try {
            Files.createDirectories(directory);
            Path beside = directory.resolve("." + content.hex() + "."
                    + Long.toHexString(ThreadLocalRandom.current().nextLong()) + ".tmp");
            try {
                write(beside, content, facts, root);
                Files.move(beside, file(content), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(beside);
            }
        } catch (IOException | RuntimeException unwritable) {
            trouble = Optional.of(directory + " cannot be written: " + reason(unwritable));
        }
    }

    private static String reason(Exception unwritable) {
        return switch (unwritable) {
            case AccessDeniedException _ -> "permission denied";
            case FileSystemException other ->
                Optional.ofNullable(other.getReason()).orElse("it cannot be made");
            default -> Optional.ofNullable(unwritable.getMessage()).orElse("the facts cannot be kept");
        };
    }

    /** Readable by its owner alone: private images are nobody else's business. */
    private static void write(Path file, Digest content, TargetFacts facts, StreamedRoot root) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        CRC32 sum = new CRC32();
        try (DataOutputStream out = new DataOutputStream(new CheckedOutputStream(
                new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.WRITE), 1 << 16), sum))) {
            out.writeUTF(content.text());
            out.writeUTF(facts.provenance().date());
            out.writeUTF(facts.provenance().source());
            ImageConfig config = facts.config();
            optional(out, config.user());
            out.writeInt(config.environment().size());
            for (Map.Entry<String, String> one : config.environment().entrySet()) {
                text(out, one.getKey());
                text(out, one.getValue());
            }
            optional(out, config.workingDirectory());
            list(out, config.entrypoint());
            list(out, config.command());
            root.write(out);
            out.flush();
            out.writeLong(sum.getValue());
        }
    }

    private Path file(Digest content) {
        return directory.resolve(content.hex());
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > LONGEST_TEXT) {
            throw new IOException("damaged text");
        }
        byte[] bytes = in.readNBytes(length);
        return new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
    }

    private static void optional(DataOutputStream out, Optional<String> text) throws IOException {
        out.writeBoolean(text.isPresent());
        if (text.isPresent()) {
            text(out, text.get());
        }
    }

    private static Optional<String> optional(DataInputStream in) throws IOException {
        return in.readBoolean() ? Optional.of(text(in)) : Optional.empty();
    }

    private static void list(DataOutputStream out, List<String> texts) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            text(out, text);
        }
    }

    private static List<String> list(DataInputStream in) throws IOException {
        List<String> texts = new ArrayList<>();
        for (int i = in.readInt(); i > 0; i--) {
            texts.add(text(in));
        }
        return texts;
    }

    private static Map<String, String> map(DataInputStream in) throws IOException {
        Map<String, String> map = new TreeMap<>();
        for (int i = in.readInt(); i > 0; i--) {
            map.put(text(in), text(in));
        }
        return map;
    }
}
