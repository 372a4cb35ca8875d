package dev.seaworthy.verdict.remedy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Which Debian package contains a library. The list is made from Debian's own indexes by {@code scripts/debian-packages}:
 * soname, and the package in Debian 11, 12 and 13.
 */
final class DebianPackages {
    private static final String LIST = "debian-packages.tsv";
    private static final String NONE = "-";

    private DebianPackages() {}

    /**
     * The package that contains a library.
     *
     * @param id the distribution's id in os-release; what is not Debian counts as its newest release but one, or the
     *     newest when it renamed its packages for 64-bit time as Debian 13 did
     * @param version the distribution's version in os-release
     */
    static Optional<String> of(String soname, String id, String version) {
        String list = list();
        int at = list.indexOf("\n" + soname + "\t");
        if (at < 0) {
            return Optional.empty();
        }
        String line = list.substring(at + 1, list.indexOf('\n', at + 1));
        return Optional.of(line.split("\t", -1)[column(id, version)]).filter(name -> !name.equals(NONE));
    }

    private static int column(String id, String version) {
        if (id.equals("ubuntu")) {
            return version.compareTo("24") < 0 ? 2 : 3;
        }
        return switch (version) {
            case "11" -> 1;
            case "12" -> 2;
            default -> 3;
        };
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
