package dev.seaworthy.verdict.remedy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Which Debian package contains a library. The list is made from Debian's own index by {@code scripts/debian-packages}. */
final class DebianPackages {
    private static final String LIST = "debian-packages.tsv";

    private DebianPackages() {}

    static Optional<String> of(String soname) {
        try (InputStream in = DebianPackages.class.getResourceAsStream(LIST)) {
            if (in == null) {
                return Optional.empty();
            }
            String list = "\n" + new String(in.readAllBytes(), StandardCharsets.UTF_8);
            int at = list.indexOf("\n" + soname + "\t");
            if (at < 0) {
                return Optional.empty();
            }
            int start = at + soname.length() + 2;
            return Optional.of(list.substring(start, list.indexOf('\n', start)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
