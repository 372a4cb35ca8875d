package dev.seaworthy.cli;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Words of the command line that name files. */
final class FileNames {
    private FileNames() {}

    /**
     * The file of a name.
     *
     * @throws IOException when nothing can have that name: it is empty, or has letters that the locale has not
     */
    static Path path(String name) throws IOException {
        if (name.isEmpty()) {
            // To Java that is the current directory; here it is more likely a variable that was never set.
            throw new IOException("is an empty file name");
        }
        try {
            return Path.of(name);
        } catch (InvalidPathException impossible) {
            throw new IOException("is no file name in this locale; LC_ALL=C.UTF-8 allows every one", impossible);
        }
    }
}
