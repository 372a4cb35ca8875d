package dev.seaworthy.cli;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The user's own targets: files in {@code $XDG_CONFIG_HOME/seaworthy/targets}, by default {@code ~/.config/seaworthy/targets}.
 * A name's colons and slashes are written as {@code %3a} and {@code %2f}, so that each name is one file.
 */
final class OwnTargets {
    private static final String ENDING = ".target";

    private OwnTargets() {}

    /** Where they are; empty when there is no home. */
    static Optional<Path> directory() {
        return directory(System.getenv());
    }

    static Optional<Path> directory(Map<String, String> environment) {
        String configuration = environment.getOrDefault("XDG_CONFIG_HOME", "");
        String home = environment.getOrDefault("HOME", "");
        // The specification has relative paths ignored.
        if (configuration.startsWith("/")) {
            return Optional.of(Path.of(configuration, "seaworthy", "targets"));
        }
        return home.startsWith("/") ? Optional.of(Path.of(home, ".config", "seaworthy", "targets")) : Optional.empty();
    }

    /** The file of an own target. */
    static Optional<Path> find(String name) {
        return directory().map(directory -> directory.resolve(fileName(name))).filter(Files::isRegularFile);
    }

    /** The names of all, sorted. */
    static List<String> names() throws IOException {
        List<String> names = new ArrayList<>();
        Optional<Path> directory = directory();
        if (directory.isPresent()) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(directory.get(), "*" + ENDING)) {
                for (Path file : files) {
                    String name = String.valueOf(file.getFileName());
                    if (!name.startsWith(".")) {
                        names.add(name(name.substring(0, name.length() - ENDING.length())));
                    }
                }
            } catch (NoSuchFileException | NotDirectoryException none) {
                // Nobody has added one yet.
            }
        }
        names.sort(null);
        return names;
    }

    static String fileName(String name) {
        return name.replace("%", "%25").replace(":", "%3a").replace("/", "%2f") + ENDING;
    }

    private static String name(String file) {
        return file.replace("%3a", ":").replace("%2f", "/").replace("%25", "%");
    }
}
