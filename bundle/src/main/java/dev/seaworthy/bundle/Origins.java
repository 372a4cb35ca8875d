package dev.seaworthy.bundle;

import dev.seaworthy.image.Digest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;

/**
 * Which files a bundle was made from, so that a later look can tell what changed.
 *
 * @param description SHA-256 of the description, in hexadecimal
 * @param binary SHA-256 of the binary
 */
public record Origins(String description, String binary) {
    /** Of the two files as they are now. */
    public static Origins of(Path description, Path binary) throws IOException {
        return new Origins(digest(description), digest(binary));
    }

    static String digest(Path file) throws IOException {
        MessageDigest sum = Digest.start();
        try (OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), sum)) {
            Files.copy(file, out);
        }
        return Digest.ofSha256(sum.digest()).hex();
    }

    static String digest(byte[] bytes) {
        return Digest.of(bytes).hex();
    }
}
