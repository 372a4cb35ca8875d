package dev.seaworthy.binary;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A Go release.
 *
 * @param major always 1 so far
 * @param minor the language version, 21 in {@code go1.21.3}
 * @param patch the bug-fix release
 * @param preRelease what it was before the release, or the release itself
 * @param preReleaseNumber 2 in {@code go1.22rc2}
 * @param experiments experiments that were switched on for the whole build ({@code GOEXPERIMENT})
 * @param vendor what a distributor appended, such as {@code -custom}; usually empty
 */
public record GoVersion(
        int major,
        int minor,
        int patch,
        PreRelease preRelease,
        int preReleaseNumber,
        List<String> experiments,
        String vendor)
        implements Comparable<GoVersion> {

    /** Stages, in their order. */
    public enum PreRelease {
        DEVEL,
        BETA,
        RC,
        RELEASE
    }

    public GoVersion {
        experiments = List.copyOf(experiments);
    }

    /** A release by its numbers. */
    public static GoVersion of(int major, int minor, int patch) {
        return new GoVersion(major, minor, patch, PreRelease.RELEASE, 0, List.of(), "");
    }

    /** Reads a version as the toolchain writes it; empty when it is of no known form. */
    public static Optional<GoVersion> parse(String text) {
        return GoVersionParser.parse(text);
    }

    /** Whether this release has everything that came with {@code go1.minor}. */
    public boolean atLeast(int wantedMajor, int wantedMinor) {
        return major > wantedMajor || (major == wantedMajor && minor >= wantedMinor);
    }

    /** Whether it was built from the development branch, between releases. */
    public boolean devel() {
        return preRelease == PreRelease.DEVEL;
    }

    /** By release; experiments and vendors make no difference. */
    @Override
    public int compareTo(GoVersion other) {
        int release = Arrays.compare(new int[] {major, minor}, new int[] {other.major, other.minor});
        int stage = release == 0 ? preRelease.compareTo(other.preRelease) : release;
        return stage == 0
                ? Arrays.compare(new int[] {preReleaseNumber, patch}, new int[] {other.preReleaseNumber, other.patch})
                : stage;
    }
}
