package dev.seaworthy.image.tar;

import java.io.IOException;
import java.io.InputStream;
import org.tukaani.xz.MemoryLimitException;
import org.tukaani.xz.XZIOException;
import org.tukaani.xz.XZInputStream;

/** The one place that needs the library for xz. */
final class Xz {
    /** What the strongest preset ({@code -9}) needs is 65 MiB; a header may ask for 4 GiB. */
    private static final int MOST_KIB = 80 << 10;

    private Xz() {}

    static InputStream open(InputStream in) throws IOException {
        try {
            return new XZInputStream(in, MOST_KIB);
        } catch (XZIOException damaged) {
            throw new TarException("is damaged (xz)");
        }
    }

    static boolean isDamage(IOException problem) throws TarException {
        if (problem instanceof MemoryLimitException) {
            throw new TarException("needs more than " + (MOST_KIB >> 10) + " MiB to be unpacked (xz)");
        }
        return problem instanceof XZIOException;
    }
}
