package dev.seaworthy.binary;

import dev.seaworthy.elf.Bytes;
import dev.seaworthy.elf.Segment;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/** Tells what a GNU C library that was linked into a program still asks of its shared parts. */
final class StaticGlibcs {
    /** The names of the libraries that it loads for each service of {@code nsswitch.conf} (glibc, {@code nss/nss_module.c}). */
    private static final byte[] SERVICES = "libnss_".getBytes(StandardCharsets.US_ASCII);

    /** Its release is a text of its own, {@code 2.36} between two zeros (glibc, {@code csu/version.c}). */
    private static final byte[] RELEASE = {0, '2', '.'};

    private static final int LONGEST_RELEASE = 8;

    private StaticGlibcs() {}

    static Optional<StaticGlibc> find(Image image, CLibraries library) {
        if (library.library() != CLibrary.STATIC_GLIBC) {
            return Optional.empty();
        }
        OptionalLong services = OptionalLong.empty();
        Set<String> releases = new TreeSet<>();
        for (Segment segment : image.elf().segments()) {
            if (segment.type() == Segment.LOAD && !segment.executable()) {
                Bytes content = image.content(segment);
                long at = content.indexOf(SERVICES, 0);
                if (at >= 0 && services.isEmpty()) {
                    services = OptionalLong.of(content.start() + at);
                }
                collectReleases(content, releases);
            }
        }
        return Optional.of(new StaticGlibc(
                releases.size() == 1 ? Optional.of(releases.iterator().next()) : Optional.empty(),
                services.isPresent(),
                services.isPresent()
                        ? "text \"libnss_\" at offset 0x" + Long.toHexString(services.getAsLong())
                        : "no text \"libnss_\""));
    }

    private static void collectReleases(Bytes content, Set<String> releases) {
        for (long at = content.indexOf(RELEASE, 0); at >= 0; at = content.indexOf(RELEASE, at + RELEASE.length)) {
            StringBuilder minor = new StringBuilder();
            long next = at + RELEASE.length;
            while (minor.length() < LONGEST_RELEASE && content.contains(next, 1) && isDigit(content.u8(next))) {
                minor.append((char) content.u8(next));
                next++;
            }
            if (!minor.isEmpty() && content.contains(next, 1) && content.u8(next) == 0) {
                releases.add("2." + minor);
            }
        }
    }

    private static boolean isDigit(int value) {
        return value >= '0' && value <= '9';
    }
}
