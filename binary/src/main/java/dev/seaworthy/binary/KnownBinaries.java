package dev.seaworthy.binary;

import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Examines files like {@link BinaryReader}, and remembers what it found: whoever checks the same files again and again reads
 * only those that changed. What is remembered is given up when memory is short.
 *
 * <p>A file counts as unchanged while its device, inode, size and the times of its content and of its inode (mtime, ctime)
 * are the same; the last of these nobody can set back. Programs that were changed within two seconds before they were read
 * are read again, since two changes may have the same time. Not noticed is a program that somebody changes through a
 * mapping of it that was there before and written to before.
 *
 * <p>Safe for use by several threads.
 */
public final class KnownBinaries {
    /** Longer than any file system's times are coarse (FAT: 2 s; see inode(7) and vfat's documentation). */
    private static final Duration COARSEST_TIME = Duration.ofSeconds(2);

    /** Remembers nothing: no more than {@link BinaryReader}. */
    public static final KnownBinaries NONE = new KnownBinaries(0);

    private final int most;
    private final Duration coarsest;
    /** In the order in which they were asked for last; guarded by itself. */
    private final Map<Path, Known> known = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * @param most how many files to remember
     */
    public KnownBinaries(int most) {
        this(most, COARSEST_TIME);
    }

    /**
     * For a file system that is known.
     *
     * @param coarsest how far apart two changes may be that have the same time
     */
    KnownBinaries(int most, Duration coarsest) {
        this.most = most;
        this.coarsest = coarsest;
    }

    /** What tells one content of a file from another, without reading it. */
    private record Stamp(long device, long inode, long bytes, FileTime modified, FileTime changed) {
        /** Empty for what has none: a file that is not there, or a system without inodes. */
        static Optional<Stamp> of(Path path) {
            try {
                Map<String, Object> found = Files.readAttributes(path, "unix:dev,ino,size,lastModifiedTime,ctime");
                return found.get("lastModifiedTime") instanceof FileTime modified
                                && found.get("ctime") instanceof FileTime changed
                                && found.get("size") instanceof Long bytes
                                && found.get("dev") instanceof Long device
                                && found.get("ino") instanceof Long inode
                        ? Optional.of(new Stamp(device, inode, bytes, modified, changed))
                        : Optional.empty();
            } catch (IOException | UnsupportedOperationException | IllegalArgumentException none) {
                return Optional.empty();
            }
        }

        boolean isOlderThan(Instant instant) {
            return modified.toInstant().isBefore(instant) && changed.toInstant().isBefore(instant);
        }
    }

    private record Known(Stamp stamp, SoftReference<Examination> examination) {}

    /** Reads a file that is not known as it is now. */
    @FunctionalInterface
    private interface Reading {
        Examination examine() throws IOException;
    }

    /**
     * Tells what a file is.
     *
     * @throws IOException when it cannot be read: not there, not permitted, a directory, a pipe
     */
    public Examination examine(Path path) throws IOException {
        return examine(path, () -> BinaryReader.examine(path));
    }

    /**
     * The same with a helper; see {@link BinaryReader#examine(Path, Executor)}.
     *
     * @throws IOException when it cannot be read: not there, not permitted, a directory, a pipe
     */
    public Examination examine(Path path, Executor helper) throws IOException {
        return examine(path, () -> BinaryReader.examine(path, helper));
    }

    private Examination examine(Path path, Reading reading) throws IOException {
        if (most == 0) {
            return reading.examine();
        }
        Path key = path.toAbsolutePath();
        Optional<Stamp> before = Stamp.of(key);
        Optional<Examination> remembered = before.flatMap(stamp -> remembered(key, stamp));
        if (remembered.isPresent()) {
            return remembered.get();
        }
        Instant oldEnough = Instant.now().minus(coarsest);
        Examination examination = reading.examine();
        if (before.isPresent() && before.get().isOlderThan(oldEnough) && before.equals(Stamp.of(key))) {
            remember(key, new Known(before.get(), new SoftReference<>(examination)));
        }
        return examination;
    }

    private Optional<Examination> remembered(Path key, Stamp stamp) {
        synchronized (known) {
            Known found = known.get(key);
            return found != null && found.stamp().equals(stamp)
                    ? Optional.ofNullable(found.examination().get())
                    : Optional.empty();
        }
    }

    private void remember(Path key, Known found) {
        synchronized (known) {
            known.put(key, found);
            if (known.size() > most) {
                known.remove(known.keySet().iterator().next());
            }
        }
    }
}
