package dev.seaworthy.target;

/**
 * Where the facts about a target come from.
 *
 * @param how whether somebody looked at the real thing
 * @param date when, as in ISO 8601, or empty when it was just now
 * @param source what was looked at
 */
public record Provenance(How how, String date, String source) {
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
