package dev.seaworthy.target;

import java.util.List;

/**
 * Where the facts about a target come from.
 *
 * @param how whether somebody looked at the real thing
 * @param date when, as in ISO 8601, or empty when it was just now
 * @param source what was looked at
 * @param notFollowed what may have changed the target but could not be followed, for people: a command of a Dockerfile
 */
public record Provenance(How how, String date, String source, List<String> notFollowed) {
    public Provenance {
        notFollowed = List.copyOf(notFollowed);
    }

    /** All of it was seen. */
    public Provenance(How how, String date, String source) {
        this(how, date, source, List.of());
    }

    /** How the facts were got. */
    public enum How {
        /** Read just now from the root itself. */
        READ,
        /** Read from a real root by {@code seaworthy targets capture} and kept. */
        CAPTURED,
        /** Taken from what the distribution publishes; only what it says is known. */
        DOCUMENTED
    }
}
