package dev.seaworthy.binary;

import java.io.IOException;
import java.nio.file.Path;

/** Examines files. */
public final class BinaryReader {
    private BinaryReader() {}

    /**
     * Tells what a file is.
     *
     * @throws IOException when it cannot be read: not there, not permitted, a directory, a pipe
     */
    public static Examination examine(Path path) throws IOException {
        throw new IOException("not implemented yet");
    }
}
