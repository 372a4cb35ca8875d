package dev.seaworthy.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The version of this program, which the build writes into a resource. */
final class Version {
    private Version() {}

    static String text() {
        return resource("version.txt").strip();
    }

    /** What the build wrote into a resource of this package. */
    static String resource(String name) {
        try (var resource = Version.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IllegalStateException("the build left out " + name);
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
