package dev.seaworthy.image.archive;

import java.io.IOException;
import java.io.InputStream;

/** The files that make up an image in a folder or an archive. */
@FunctionalInterface
interface Parts {
    /** Opens one by its path in there, which was made of strangers' words. */
    InputStream open(String path) throws IOException;
}
