package dev.seaworthy.cli.watch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What tells that files changed, without reading them: their sizes, times and places on the disk. Looking is asked for again and
 * again, instead of having the kernel tell: that works where a file is replaced together with its directory, and on file systems
 * of other machines, containers and hypervisors, which tell nothing.
 *
 * @param files all files, by their paths; those of a directory and of all below it for a directory
 */
public record FileStamps(Map<Path, Stamp> files) {
    /**
     * Of one file.
     *
     * @param bytes its size
     * @param key what the file system knows it by, such as the inode; empty where it has none
     */
    public record Stamp(long bytes, FileTime modified, Optional<Object> key) {}

    public FileStamps {
        files = Map.copyOf(files);
    }

    /** Looks at files and directories. What is not there, or vanishes meanwhile, or may not be looked at, has no stamp. */
    public static FileStamps of(Collection<Path> paths) {
        Map<Path, Stamp> files = new HashMap<>();
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                addAll(files, path);
            } else {
                add(files, path);
            }
        }
        return new FileStamps(files);
    }

    private static void addAll(Map<Path, Stamp> files, Path directory) {
        try (Stream<Path> all = Files.walk(directory)) {
            all.forEach(file -> add(files, file));
        } catch (IOException | UncheckedIOException gone) {
            // Somebody is at work in it: the next look sees more.
        }
    }

    private static void add(Map<Path, Stamp> files, Path file) {
        try {
            BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
            if (!found.isDirectory()) {
                files.put(
                        file, new Stamp(found.size(), found.lastModifiedTime(), Optional.ofNullable(found.fileKey())));
            }
        } catch (NoSuchFileException gone) {
            // Has no stamp.
        } catch (IOException refused) {
            // Has none either: what is wrong with it is told when it is read.
        }
    }

    /** Whether nothing is there. */
    public boolean isEmpty() {
        return files.isEmpty();
    }
}
