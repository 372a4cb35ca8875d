package dev.seaworthy.verdict;

import dev.seaworthy.target.ImageConfig;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Under which user, environment and working directory a binary is started.
 *
 * @param user a name or a number, perhaps with {@code :group}; empty when nothing is said, which means root in a container
 * @param environment name and value; what else the environment holds is not known
 * @param workingDirectory where it is started; empty when nothing is said
 */
public record Start(Optional<String> user, Map<String, String> environment, Optional<String> workingDirectory) {
    /** Nothing is said. */
    public static final Start UNSAID = new Start(Optional.empty(), Map.of(), Optional.empty());

    public Start {
        environment = Collections.unmodifiableNavigableMap(new TreeMap<>(environment));
    }

    /** What is said here, and what an image says where nothing is. */
    public Start or(ImageConfig image) {
        Map<String, String> both = new TreeMap<>(image.environment());
        both.putAll(environment);
        return new Start(user.or(image::user), both, workingDirectory.or(image::workingDirectory));
    }

    /** The value of an environment variable; empty when it is not known to be set. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name));
    }
}
