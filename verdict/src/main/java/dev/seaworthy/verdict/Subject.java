package dev.seaworthy.verdict;

import dev.seaworthy.binary.BinaryFacts;
import java.util.Optional;

/**
 * A binary that is to be judged, and how it will be started.
 *
 * @param shownAs its name in results, as the user gave it
 * @param name its file name
 * @param path where it lies, or will lie, in the target
 * @param libraryPath LD_LIBRARY_PATH in its environment
 * @param permission whether its file may be executed
 * @param facts what it is
 */
public record Subject(
        String shownAs,
        String name,
        String path,
        Optional<String> libraryPath,
        Permission permission,
        BinaryFacts facts) {}
