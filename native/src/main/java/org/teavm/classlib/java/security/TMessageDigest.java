package org.teavm.classlib.java.security;

import dev.seaworthy.aot.Sha256;
import java.security.NoSuchAlgorithmException;

/** {@link java.security.MessageDigest} with the one algorithm that the check needs. */
public final class TMessageDigest {
    private Sha256 sum = new Sha256();

    private TMessageDigest() {}

    public static TMessageDigest getInstance(String algorithm) throws NoSuchAlgorithmException {
        if (!algorithm.equals("SHA-256")) {
            throw new NoSuchAlgorithmException(algorithm);
        }
        return new TMessageDigest();
    }

    public void update(byte one) {
        update(new byte[] {one});
    }

    public void update(byte[] bytes) {
        sum.update(bytes, 0, bytes.length);
    }

    public void update(byte[] bytes, int offset, int length) {
        sum.update(bytes, offset, length);
    }

    public byte[] digest(byte[] last) {
        update(last);
        return digest();
    }

    public byte[] digest() {
        byte[] digest = sum.digest();
        sum = new Sha256();
        return digest;
    }
}
