package dev.seaworthy.verdict.remedy;

import dev.seaworthy.target.Distribution;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Which Debian package contains a library, a file or a program. The list is made from Debian's own indexes by {@code scripts/debian-packages}:
 * soname, path or program, and the package in each release.
 */
final class DebianPackages {
    private static final String RESOURCE = "debian-packages.tsv";
    private static final String NONE = "-";
    /** Split from tzdata in Ubuntu 24.04 and Debian 13. */
    private static final String OLD_ZONES = "tzdata-legacy";

    private DebianPackages() {}

    /**
     * A package.
     *
     * @param name its name
     * @param note how that is known
     */
    record Found(String name, String note) {}

    /** The package that contains a thing in a release of Debian or of a distribution made from it. */
    static Optional<Found> of(String thing, Distribution distribution) {
        String release = distribution.version();
        return switch (Family.of(distribution)) {
            case DEBIAN ->
                in(thing, column(release)).map(name -> new Found(name, "the Debian package that contains " + thing));
            case UBUNTU ->
                behindUbuntu(release)
                        .flatMap(debian -> inBoth(thing, debian)
                                .map(name -> new Found(
                                        name,
                                        "contains " + thing + " in Debian " + debian + ", from which Ubuntu " + release
                                                + " was made")));
            case OTHER ->
                inAll(thing).map(name -> new Found(name, "contains " + thing + " in every release of Debian"));
            case ALPINE, FEDORA, RHEL, AMAZON, SUSE, ARCH -> Optional.empty();
        };
    }

    /** The release of Debian that an Ubuntu release was made from, as its /etc/debian_version says. */
    static Optional<Debian> behindUbuntu(String version) {
        if (version.isEmpty() || Releases.compare(version, "20.04") < 0) {
            return Optional.empty();
        }
        if (Releases.compare(version, "22.04") < 0) {
            return Optional.of(Debian.BULLSEYE);
        }
        if (Releases.compare(version, "24.04") < 0) {
            return Optional.of(Debian.BOOKWORM);
        }
        return Optional.of(Releases.compare(version, "25.10") < 0 ? Debian.TRIXIE : Debian.UNSTABLE);
    }

    /** Releases of Debian: their columns of the list, and those of the releases beside them. */
    enum Debian {
        BULLSEYE("11", 1, 2),
        BOOKWORM("12", 2, 1),
        TRIXIE("13", 3, 2),
        UNSTABLE("unstable", 4, 3);

        private final String label;
        private final int column;
        private final int neighbour;

        Debian(String label, int column, int neighbour) {
            this.label = label;
            this.column = column;
            this.neighbour = neighbour;
        }

        /** Its number, or what stands for one. */
        @Override
        public String toString() {
            return label;
        }
    }

    /** The columns of the list; what is newer than the last release, or has no number, is Debian's unstable. */
    private static int column(String release) {
        return switch (release) {
            case "11" -> 1;
            case "12" -> 2;
            case "13" -> 3;
            default -> release.isEmpty() || Releases.compare(release, "13") > 0 ? 4 : -1;
        };
    }

    private static Optional<String> in(String thing, int column) {
        return line(thing)
                .filter(fields -> column > 0 && column < fields.length)
                .map(fields -> fields[column])
                .filter(name -> !name.equals(NONE));
    }

    /**
     * What the release that Ubuntu was made from agrees on with its neighbour: Ubuntu is made in between the two. A name may
     * have got the mark of 64-bit time in the later one, as Ubuntu's did at the same time.
     */
    private static Optional<String> inBoth(String thing, Debian debian) {
        Optional<String> neighbour = in(thing, debian.neighbour);
        return in(thing, debian.column)
                .filter(name -> name.equals(OLD_ZONES)
                        || neighbour
                                .map(other -> other.equals(name) || other.equals(name.replace("t64", "")))
                                .orElse(false));
    }

    private static Optional<String> inAll(String thing) {
        return line(thing)
                .filter(fields ->
                        java.util.Arrays.stream(fields).skip(1).distinct().count() == 1)
                .map(fields -> fields[1]);
    }

    private static Optional<String[]> line(String thing) {
        return SortedText.find(Contents.LIST, thing).map(line -> line.split("\t", -1));
    }

    /** The list is read when it is first asked for. */
    private static final class Contents {
        static final String LIST = read();

        private static String read() {
            try (InputStream in = DebianPackages.class.getResourceAsStream(RESOURCE)) {
                if (in == null) {
                    throw new IllegalStateException("the build left out " + RESOURCE);
                }
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }
}
