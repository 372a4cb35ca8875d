package dev.seaworthy.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The help texts, one file a command. */
final class Help {
    private Help() {}

    static String text(String verb) {
        String name = verb.replaceAll("[^a-z]", "");
        try (InputStream in = Help.class.getResourceAsStream("help/" + name + ".txt")) {
            if (in == null) {
                throw new UsageException("there is no help for \"" + verb + "\"");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
