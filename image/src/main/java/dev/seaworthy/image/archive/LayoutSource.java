package dev.seaworthy.image.archive;

import dev.seaworthy.elf.Architecture;
import dev.seaworthy.image.Extract;
import dev.seaworthy.image.FactsCache;
import dev.seaworthy.image.ImageFormatException;
import dev.seaworthy.image.RootSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** An OCI image layout in a directory. */
public final class LayoutSource implements RootSource {
    private final String name;
    private final Path directory;
    private final Optional<String> tag;
    private final FactsCache cache;

    /**
     * @param name as the user named the target
     * @param directory with {@code oci-layout}, {@code index.json} and {@code blobs}
     * @param tag which of several images in it
     * @param cache facts that were read before
     */
    public LayoutSource(String name, Path directory, Optional<String> tag, FactsCache cache) {
        this.name = name;
        this.directory = directory;
        this.tag = tag;
        this.cache = cache;
    }

    @Override
    public Answer facts(Optional<Architecture> wanted) throws IOException {
        return reader().facts(tag, wanted);
    }

    @Override
    public void extract(Optional<Architecture> wanted, Extract what) throws IOException {
        reader().extract(tag, wanted, what);
    }

    private LayoutReader reader() throws IOException {
        if (!Files.isRegularFile(directory.resolve("index.json"))) {
            throw new ImageFormatException(
                    Files.isDirectory(directory)
                            ? "is not an OCI layout: it has no index.json"
                            : Files.exists(directory) ? "is not a directory" : "there is no such directory");
        }
        return new LayoutReader(name, "the OCI layout " + directory, this::open, cache);
    }

    /** Paths are made of digests alone, so they cannot lead out; links that lie there are the owner's own. */
    private InputStream open(String path) throws IOException {
        Path file = directory.resolve(path);
        try {
            if (!Files.isRegularFile(file)) {
                throw new ImageFormatException(Files.exists(file) ? path + " is not a file" : "holds no file " + path);
            }
            return Files.newInputStream(file);
        } catch (NoSuchFileException vanished) {
            throw new ImageFormatException("holds no file " + path);
        }
    }
}
