package dev.seaworthy.image.assembly;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an image gets on top of its base.
 *
 * @param architecture a name of Go's GOARCH
 * @param created the time of the image and of all its new files
 * @param files regular files of this machine by their absolute path in the image
 * @param directories modes and owners of new directories, by absolute path
 * @param user the number of the account that runs it, and of its group
 * @param environment variables, added to those of the base
 * @param entrypoint the command
 * @param ports {@code 8080/tcp}
 * @param labels what else is said about it
 */
public record Contents(
        String architecture,
        Instant created,
        Map<String, File> files,
        Map<String, Directory> directories,
        int user,
        Map<String, String> environment,
        List<String> entrypoint,
        List<String> ports,
        Map<String, String> labels) {
    public Contents {
        files = Collections.unmodifiableMap(new TreeMap<>(files));
        directories = Collections.unmodifiableMap(new TreeMap<>(directories));
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
        entrypoint = List.copyOf(entrypoint);
        ports = List.copyOf(ports);
        labels = Collections.unmodifiableMap(new TreeMap<>(labels));
    }

    /**
     * A file; it belongs to root.
     *
     * @param source where it lies on this machine
     * @param mode its permissions in the image
     */
    public record File(Path source, int mode) {}

    /** A directory. */
    public record Directory(int mode, int owner) {}
}
