package dev.seaworthy.trial;

import java.io.Serial;

/** A trial cannot be held; the message says why, in one line. */
public final class TrialException extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    /** A reason. */
    public TrialException(String message) {
        super(message, null, false, false);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
