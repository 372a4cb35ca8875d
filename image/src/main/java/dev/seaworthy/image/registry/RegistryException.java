package dev.seaworthy.image.registry;

import java.io.IOException;

/** A registry did not give what was asked. The message says in one line why, and what to do where that is known. */
public final class RegistryException extends IOException {
    @java.io.Serial
    private static final long serialVersionUID = 1;

    RegistryException(String message) {
        super(message);
    }
}
