package dev.seaworthy.target;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How an image says that its programs are started (OCI image specification, {@code config.md}, and the instructions of a
 * Dockerfile by the same names).
 *
 * @param user USER as written: a name or a number, perhaps with {@code :group}; empty when the image has none, so that an
 *     engine starts programs as root
 * @param environment ENV, name and value
 * @param workingDirectory WORKDIR; empty when there is none, so that an engine starts programs in {@code /}
 * @param entrypoint ENTRYPOINT, word by word
 * @param command CMD, word by word
 */
public record ImageConfig(
        Optional<String> user,
        Map<String, String> environment,
        Optional<String> workingDirectory,
        List<String> entrypoint,
        List<String> command) {
    /** A root without an image: nothing is said. */
    public static final ImageConfig NONE =
            new ImageConfig(Optional.empty(), Map.of(), Optional.empty(), List.of(), List.of());

    public ImageConfig {
        environment = java.util.Collections.unmodifiableNavigableMap(new TreeMap<>(environment));
        entrypoint = List.copyOf(entrypoint);
        command = List.copyOf(command);
    }
}
