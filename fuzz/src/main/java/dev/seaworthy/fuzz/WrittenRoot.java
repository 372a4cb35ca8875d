package dev.seaworthy.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** A root directory of a few small files that change with each input; one that is empty is not there. */
public final class WrittenRoot {
    private final Path folder;
    private final Map<String, Boolean> there = new TreeMap<>();

    /** Makes the folder. */
    public WrittenRoot() {
        try {
            folder = Files.createTempDirectory(MemoryFolder.place(), "seaworthy-fuzz");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(this::remove));
    }

    /** Where it is. */
    public Path folder() {
        return folder;
    }

    /** Writes a file, or removes it when there is nothing in it. */
    public void put(String path, byte[] content) throws IOException {
        Path file = folder.resolve(path);
        boolean before = there.getOrDefault(path, false);
        if (content.length > 0) {
            if (!before) {
                Files.createDirectories(file.getParent());
            }
            Files.write(file, content);
        } else if (before) {
            Files.delete(file);
        }
        there.put(path, content.length > 0);
    }

    private void remove() {
        try (var files = Files.walk(folder)) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
