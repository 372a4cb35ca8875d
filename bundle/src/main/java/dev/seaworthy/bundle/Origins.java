package dev.seaworthy.bundle;

import dev.seaworthy.image.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;

/**
 * Which files a bundle was made from, so that a later look can tell what changed.
 *
 * @param description SHA-256 of the description, in hexadecimal
 * @param binary SHA-256 of the binary
 */
public record Origins(String description, String binary) {
    private static final int BLOCK = 1 << 16;

    /** Of the two files as they are now. */
    public static Origins of(Path description, Path binary) throws IOException {
        return new Origins(digest(description), digest(binary));
    }

    private static String digest(Path file) throws IOException {
        MessageDigest sum = Digest.start();
        byte[] block = new byte[BLOCK];
        try (InputStream stream = Files.newInputStream(file)) {
            for (int count = stream.read(block); count >= 0; count = stream.read(block)) {
                sum.update(block, 0, count);
            }
        }
        return hexadecimal(Digest.ofSha256(sum.digest()));
    }

    static String digest(byte[] bytes) {
        return hexadecimal(Digest.of(bytes));
    }

    private static String hexadecimal(Digest digest) {
        return digest.text().substring(digest.text().indexOf(':') + 1);
    }
}
