package dev.seaworthy.image;

import dev.seaworthy.image.tar.Decompression;
import java.io.IOException;
import java.io.InputStream;

/** Streams that may be compressed, other than archives. */
public final class Compressed {
    private Compressed() {}

    /**
     * What a stream holds: gzip, zstd and xz are taken away, recognised by the first bytes; anything else is given as it is.
     *
     * @throws IOException when it cannot be read, is damaged, or is compressed with something that is not known here
     */
    public static InputStream open(InputStream raw) throws IOException {
        return Decompression.open(raw);
    }
}
