package dev.seaworthy.image;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The digest of a blob (OCI image specification, {@code descriptor.md}, "Digests"): {@code sha256:} and 64 hexadecimal
 * digits. Other algorithms are not accepted: nothing in use writes them.
 *
 * @param text the whole of it, in lower case
 */
public record Digest(String text) {
    private static final String ALGORITHM = "sha256:";
    private static final int DIGITS = 64;

    public Digest {
        if (!isDigest(text)) {
            throw new IllegalArgumentException("no digest: " + text);
        }
    }

    /** Whether a text is a digest, so that one may be made of it. */
    public static boolean isDigest(String text) {
        return text.startsWith(ALGORITHM)
                && text.length() == ALGORITHM.length() + DIGITS
                && text.chars()
                        .skip(ALGORITHM.length())
                        .allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
    }

    /** The digest of which the bytes were computed. */
    public static Digest ofSha256(byte[] sum) {
        return new Digest(ALGORITHM + HexFormat.of().formatHex(sum));
    }

    /** The digest of some bytes. */
    public static Digest of(byte[] content) {
        MessageDigest sum = start();
        sum.update(content);
        return ofSha256(sum.digest());
    }

    /** A computation that nothing went into yet, for {@link #ofSha256}. */
    public static MessageDigest start() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** The hexadecimal digits alone. */
    public String hex() {
        return text.substring(ALGORITHM.length());
    }
}
