package dev.seaworthy.image.dockerfile;

import java.util.List;

/**
 * Why something that was not seen may be there all the same.
 *
 * @param why what was not followed
 * @param scope what it may have brought
 */
record Doubt(String why, Scope scope) {
    /** Where distributions keep libraries, and folders of them. */
    private static final List<String> FOLDERS = List.of("/lib", "/usr/lib", "/usr/local/lib");

    /** What may have come. */
    enum Scope {
        /** Libraries, by the dependencies of a package. */
        LIBRARIES,
        /** Anything. */
        ANYTHING
    }

    boolean concerns(String path) {
        return switch (scope) {
            case ANYTHING -> true;
            case LIBRARIES -> {
                String name = path.substring(path.lastIndexOf('/') + 1);
                yield name.endsWith(".so")
                        || name.contains(".so.")
                        || FOLDERS.stream().anyMatch(path::startsWith);
            }
        };
    }
}
