package dev.seaworthy.image;

import java.nio.file.Path;

/** What to take out of a root. */
public sealed interface Extract {
    /** How many bytes may be written. */
    long most();

    /**
     * All files.
     *
     * @param directory empty, and private: nobody else changes it
     * @param most how many bytes of files may be written
     */
    record Whole(Path directory, long most) implements Extract {}

    /**
     * One file.
     *
     * @param number which one, as the root counts them that the facts were made of: a path may have meant several files
     *     before the last layer was laid over the others
     * @param path under which the archive has it
     * @param copy where to write it
     * @param most how many bytes may be written
     */
    record One(int number, String path, Path copy, long most) implements Extract {}
}
