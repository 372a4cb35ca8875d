package dev.seaworthy.image;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Reads blobs whole, and checks them. */
final class Blobs {
    /** What registries accept as a manifest (OCI distribution specification: at least 4 MiB); real ones have some KiB. */
    static final int LARGEST_DOCUMENT = 4 << 20;

    private Blobs() {}

    /** Reads a small blob, of which size and digest must be right. */
    static byte[] document(BlobSource blobs, Descriptor descriptor, String what) throws IOException {
        if (descriptor.size() > LARGEST_DOCUMENT) {
            throw new ImageFormatException(what + " is larger than " + LARGEST_DOCUMENT + " bytes");
        }
        try (InputStream in = blobs.open(descriptor)) {
            byte[] content = in.readNBytes((int) descriptor.size() + 1);
            if (content.length != descriptor.size()) {
                throw new ImageFormatException(what + " does not have the " + descriptor.size() + " bytes it should");
            }
            if (!Arrays.equals(Sha256.of(content).digest(), Sha256.bytes(descriptor.digest()))) {
                throw new ImageFormatException(what + " does not have the digest "
                        + descriptor.digest().text());
            }
            return content;
        }
    }
}
