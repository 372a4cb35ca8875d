package dev.seaworthy.target;

/**
 * Whose Linux it is.
 *
 * @param id as in os-release: {@code debian}, {@code alpine}; empty when there is no such file
 * @param version as in os-release: {@code 12}, {@code 3.20.3}
 * @param prettyName for people
 * @param packages how software is installed there
 */
public record Distribution(String id, String version, String prettyName, PackageManager packages) {
    /** A root without any sign of a distribution. */
    public static final Distribution NONE = new Distribution("", "", "no distribution", PackageManager.NONE);
}
