package dev.seaworthy.image.cache;

import dev.seaworthy.image.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * Recognises a file that was read before without reading it again: by its place, its number in the file system, its size
 * and the times of its last changes. The time of the last change of the inode is set by the kernel alone, so a file whose
 * other times were put back is seen to have changed.
 */
public final class FileMemory {
    /** As coarse as the clock of any file system in use. */
    private static final Duration COARSEST_CLOCK = Duration.ofSeconds(2);

    private FileMemory() {}

    /** What makes this file this file, as a digest. */
    public static Digest identity(Path file) throws IOException {
        StringBuilder text =
                new StringBuilder("file 1\n").append(file.toRealPath()).append('\n');
        text.append(Files.size(file))
                .append('\n')
                .append(Files.getLastModifiedTime(file))
                .append('\n');
        try {
            Map<String, Object> more = Files.readAttributes(file, "unix:ino,dev,ctime");
            text.append(more.get("ino"))
                    .append(' ')
                    .append(more.get("dev"))
                    .append(' ')
                    .append(more.get("ctime"));
        } catch (UnsupportedOperationException otherSystem) {
            // Where there are no inodes, the other facts must do.
            text.append('-');
        }
        return Digest.of(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Whether a file stayed as it was and its last change is so long ago that the next one will show.
     *
     * @param before its identity before it was read
     */
    public static boolean isSettled(Path file, Digest before) throws IOException {
        Instant changed = Files.getLastModifiedTime(file).toInstant();
        try {
            if (Files.getAttribute(file, "unix:ctime") instanceof FileTime inode
                    && inode.toInstant().isAfter(changed)) {
                changed = inode.toInstant();
            }
        } catch (UnsupportedOperationException otherSystem) {
            // Then the other time must do.
        }
        return identity(file).equals(before) && changed.isBefore(Instant.now().minus(COARSEST_CLOCK));
    }
}
