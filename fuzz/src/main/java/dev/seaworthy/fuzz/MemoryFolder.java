package dev.seaworthy.fuzz;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where files lie that a reader opens by their path: in memory where the system has such a place, for speed. */
public final class MemoryFolder {
    private static final Path MEMORY = Path.of("/dev/shm");

    private MemoryFolder() {}

    /** A folder for temporary files. */
    public static Path place() {
        return Files.isWritable(MEMORY) ? MEMORY : Path.of(System.getProperty("java.io.tmpdir"));
    }
}
