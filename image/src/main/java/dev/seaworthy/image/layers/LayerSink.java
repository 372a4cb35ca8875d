package dev.seaworthy.image.layers;

import java.io.IOException;
import java.io.InputStream;

/** Takes the layers of an image, the oldest first. */
@FunctionalInterface
public interface LayerSink {
    /**
     * Adds a layer over those that were added.
     *
     * @param tar the uncompressed archive; it is read up to its end mark
     * @param whiteouts whether names that begin with {@code .wh.} hide others; in a mere root they are files
     * @throws IOException when it cannot be read or is damaged
     */
    void add(InputStream tar, boolean whiteouts) throws IOException;
}
