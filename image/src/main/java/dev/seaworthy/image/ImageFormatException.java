package dev.seaworthy.image;

import java.io.IOException;

/** What was read is no image, or a damaged or hostile one. The message says in one line what is wrong. */
public final class ImageFormatException extends IOException {
    @java.io.Serial
    private static final long serialVersionUID = 1;

    public ImageFormatException(String message) {
        super(message);
    }
}
