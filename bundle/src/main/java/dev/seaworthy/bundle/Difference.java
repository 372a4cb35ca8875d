package dev.seaworthy.bundle;

import java.util.EnumSet;
import java.util.Set;

/**
 * A file of a bundle that is not as it would be written now.
 *
 * @param path where it lies in the bundle
 * @param state what is the matter with it
 * @param causes why it would be written differently; empty for a file that was only edited or deleted
 */
public record Difference(String path, State state, Set<Cause> causes) {
    public Difference {
        causes = Set.copyOf(causes);
    }

    /** How a file differs. */
    public enum State {
        /** It was never written, because it was not asked for before. */
        NEW,
        /** Somebody deleted it since it was written. */
        MISSING,
        /** Somebody changed it since it was written. */
        EDITED,
        /** It is as it was written, but would be written differently now. */
        STALE,
        /** It was written once and is not asked for any more. */
        LEFT_OVER,
        /** A file with this name is there, and was not written by this command. */
        NOT_OURS
    }

    /** Why a file would be written differently now. */
    public enum Cause {
        DESCRIPTION,
        BINARY,
        /** Neither of the two changed: this command did, its options, or the digest of a base image. */
        OTHER
    }

    static Set<Cause> causes(Origins then, Origins now) {
        Set<Cause> causes = EnumSet.noneOf(Cause.class);
        if (!then.description().equals(now.description())) {
            causes.add(Cause.DESCRIPTION);
        }
        if (!then.binary().equals(now.binary())) {
            causes.add(Cause.BINARY);
        }
        return causes.isEmpty() ? EnumSet.of(Cause.OTHER) : causes;
    }
}
