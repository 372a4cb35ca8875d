package dev.seaworthy.acceptance;

import java.nio.file.Path;

/**
 * A binary of the laboratory.
 *
 * @param id its name in {@code data/binaries.list} or {@code data/built.list}
 */
record Binary(String id, Path file) {
    /** What the newest Go's {@code go version -m} said of it, without the file name in front. */
    Path goVersion() {
        return file.resolveSibling(file.getFileName() + ".goversion");
    }
}
