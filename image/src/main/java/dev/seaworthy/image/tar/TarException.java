package dev.seaworthy.image.tar;

import java.io.IOException;

/** An archive is damaged or goes beyond a limit. The message says in one line what is wrong. */
public final class TarException extends IOException {
    @java.io.Serial
    private static final long serialVersionUID = 1;

    public TarException(String message) {
        super(message);
    }
}
