package dev.seaworthy.image.layers;

import dev.seaworthy.image.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/** Computes the digest of all that passes. The JDK's own stream leaves out what is skipped; this one reads it. */
final class DigestStream extends InputStream {
    private final InputStream in;
    private final MessageDigest sum = Digest.start();

    DigestStream(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int got = in.read(buffer, offset, length);
        if (got > 0) {
            sum.update(buffer, offset, got);
        }
        return got;
    }

    /** The digest of what has passed; asked once, at the end. */
    Digest digest() {
        return Digest.ofSha256(sum.digest());
    }
}
