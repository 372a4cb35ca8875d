package dev.seaworthy.image.json;

/** A text is not JSON, or more of it than is read. */
public final class JsonException extends Exception {
    @java.io.Serial
    private static final long serialVersionUID = 1;

    JsonException(String what, int at) {
        super(what + " (JSON, character " + at + ")");
    }
}
