package dev.seaworthy.fuzz;

import dev.seaworthy.image.FactsCache;
import dev.seaworthy.image.archive.ArchiveSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Archive files: roots, images of docker save, OCI layouts. */
final class ArchiveTarget implements FuzzTarget {
    private final Path file;

    ArchiveTarget() {
        try {
            file = Files.createTempFile(MemoryFolder.place(), "seaworthy-fuzz", ".tar");
            file.toFile().deleteOnExit();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void run(byte[] input) throws IOException {
        Files.write(file, input);
        new ArchiveSource("fuzz", file, Optional.empty(), FactsCache.NONE).facts(Optional.empty());
    }

    @Override
    public List<byte[]> seeds(Samples samples) {
        return List.of(
                Images.layout(), Images.dockerArchive(), SampleRoot.small().bytes());
    }
}
