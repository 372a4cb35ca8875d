package dev.seaworthy.verdict;

import dev.seaworthy.binary.BinaryFacts;
import java.util.List;

/**
 * A binary that is to be judged, and how it will be started.
 *
 * @param shownAs its name in results, as the user gave it
 * @param name its file name
 * @param path where it lies, or will lie, in the target
 * @param start user, environment and working directory, as far as the user of this tool said them
 * @param permission whether its file may be executed
 * @param facts what it is
 * @param plugins the Go plugins that it is to load
 */
public record Subject(
        String shownAs,
        String name,
        String path,
        Start start,
        Permission permission,
        BinaryFacts facts,
        List<Plugin> plugins) {
    public Subject {
        plugins = List.copyOf(plugins);
    }

    /** A binary without plugins. */
    public Subject(String shownAs, String name, String path, Start start, Permission permission, BinaryFacts facts) {
        this(shownAs, name, path, start, permission, facts, List.of());
    }
}
