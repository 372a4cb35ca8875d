package dev.seaworthy.elf;

import java.io.Serial;

/**
 * Carries damage from deep inside a reader to the {@link Parsed#reading} around it. It never leaves this project's public
 * methods: they return {@link Parsed.Malformed}. It has no stack trace, because hostile files make many of them.
 */
public final class MalformedException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final String what;
    private final long offset;
    private final String expected;

    /**
     * @param what the damaged structure or field
     * @param offset where it lies, in bytes from the beginning of the file
     * @param expected what a sound file has there
     */
    public MalformedException(String what, long offset, String expected) {
        super(what, null, false, false);
        this.what = what;
        this.offset = offset;
        this.expected = expected;
    }

    <T> Parsed.Malformed<T> asValue() {
        return new Parsed.Malformed<>(what, offset, expected);
    }
}
