package dev.seaworthy.image;

import java.io.IOException;
import java.io.InputStream;

/** Reads blobs whole, and checks them. */
public final class Blobs {
    private Blobs() {}

    /**
     * Reads a small blob, of which size and digest must be right.
     *
     * @param what it is, for complaints
     * @throws IOException when it cannot be read or is another one
     */
    public static byte[] document(BlobSource blobs, Descriptor descriptor, String what) throws IOException {
        if (descriptor.size() > MediaTypes.LARGEST_DOCUMENT) {
            throw new ImageFormatException(what + " is larger than " + MediaTypes.LARGEST_DOCUMENT + " bytes");
        }
        try (InputStream in = blobs.open(descriptor)) {
            byte[] content = in.readNBytes((int) descriptor.size() + 1);
            if (content.length != descriptor.size()) {
                throw new ImageFormatException(what + " does not have the " + descriptor.size() + " bytes it should");
            }
            if (!Digest.of(content).equals(descriptor.digest())) {
                throw new ImageFormatException(what + " does not have the digest "
                        + descriptor.digest().text());
            }
            return content;
        }
    }
}
