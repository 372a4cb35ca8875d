package dev.seaworthy.image.layers;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Looks at the contents of files as they stream by. */
@FunctionalInterface
interface Contents {
    /** What a file is, and what is worth keeping of it. */
    record Examined(boolean elf, Optional<Kept> kept) {}

    /**
     * Looks at a file.
     *
     * @param number its name in the tree
     * @param content its bytes, which need not be read
     * @param path its path with all links followed
     * @param name the last part of the path
     * @param size bytes of its content
     */
    Examined examine(int number, InputStream content, String path, String name, long size) throws IOException;
}
