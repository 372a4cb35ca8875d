package dev.seaworthy.cli;

import java.io.Serial;
import java.util.Optional;

/** The command line makes no sense; the message says why, in one line. */
final class UsageException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final String verb;

    UsageException(String message) {
        this("", message);
    }

    UsageException(String verb, String message) {
        super(message, null, false, false);
        this.verb = verb;
    }

    /** The command whose help explains it. */
    Optional<String> verb() {
        return verb.isEmpty() ? Optional.empty() : Optional.of(verb);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
