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
    private static final String LIST = "debian-packages.tsv";
    private static final String NONE = "-";

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
                        .flatMap(debian -> in(thing, column(debian))
                                .map(name -> new Found(
                                        name,
                                        "contains " + thing + " in Debian " + debian + ", from which Ubuntu " + release
                                                + " was made")));
            case OTHER ->
                inAll(thing).map(name -> new Found(name, "contains " + thing + " in every release of Debian"));
            case ALPINE, FEDORA, RHEL, AMAZON, SUSE, ARCH -> Optional.empty();
        };
    }

    /** The Debian release that an Ubuntu release was made from, as its /etc/debian_version says. */
    static Optional<String> behindUbuntu(String version) {
        if (version.isEmpty() || Releases.compare(version, "20.04") < 0) {
            return Optional.empty();
        }
        if (Releases.compare(version, "22.04") < 0) {
            return Optional.of("11");
        }
        return Optional.of(Releases.compare(version, "24.04") < 0 ? "12" : "13");
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

    private static Optional<String> inAll(String thing) {
        return line(thing)
                .filter(fields ->
                        java.util.Arrays.stream(fields).skip(1).distinct().count() == 1)
                .map(fields -> fields[1]);
    }

    private static Optional<String[]> line(String thing) {
        String list = list();
        int at = list.indexOf("\n" + thing + "\t");
        return at < 0
                ? Optional.empty()
                : Optional.of(list.substring(at + 1, list.indexOf('\n', at + 1)).split("\t", -1));
    }

    private static String list() {
        try (InputStream in = DebianPackages.class.getResourceAsStream(LIST)) {
            if (in == null) {
                throw new IllegalStateException("the build left out " + LIST);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
