package dev.seaworthy.image.tar;

import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.IOException;
import java.io.InputStream;

/** The one place that needs the library for zstd. */
final class Zstd {
    /** Windows of 128 MiB are what {@code zstd --long} makes and all that its own tool unpacks unasked. */
    private static final int LONGEST_WINDOW_LOG = 27;

    private Zstd() {}

    static InputStream open(InputStream in) throws IOException {
        try {
            return new ZstdInputStreamNoFinalizer(in).setLongMax(LONGEST_WINDOW_LOG);
        } catch (LinkageError unusable) {
            throw new IOException("is compressed with zstd, for which there is no library on this machine", unusable);
        }
    }

    static boolean isDamage(IOException problem) {
        return problem instanceof ZstdIOException;
    }
}
