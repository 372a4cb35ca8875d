package dev.seaworthy.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Compares text with a file that holds what it should be. With {@code -Dseaworthy.golden=rewrite} the file is written
 * instead, and the difference is reviewed like any change of the sources.
 */
public final class GoldenFile {
    /** The system property that, set to {@code rewrite}, rewrites all golden files. */
    public static final String PROPERTY = "seaworthy.golden";

    private final Path path;
    private final boolean rewrite;

    GoldenFile(Path path, boolean rewrite) {
        this.path = path;
        this.rewrite = rewrite;
    }

    /** A golden file, rewritten when the system property says so. */
    public static GoldenFile at(Path path) {
        return new GoldenFile(path, "rewrite".equals(System.getProperty(PROPERTY, "compare")));
    }

    /**
     * Compares, or rewrites.
     *
     * @throws AssertionError when the text differs or there is no such file: says the first line that differs, and how
     *     to accept it
     */
    public void matches(String actual) throws IOException {
        if (rewrite) {
            write(actual);
            return;
        }
        if (!Files.exists(path)) {
            throw new AssertionError(path + " does not exist. " + advice() + "\nIts content would be:\n" + actual);
        }
        String expected = Files.readString(path, StandardCharsets.UTF_8);
        if (!expected.equals(actual)) {
            throw new AssertionError(path + ": " + difference(expected, actual) + "\n" + advice());
        }
    }

    private void write(String actual) throws IOException {
        Optional<Path> parent = Optional.ofNullable(path.getParent());
        if (parent.isPresent()) {
            Files.createDirectories(parent.get());
        }
        // An unchanged file keeps its time, so that nothing is rebuilt for it.
        if (!Files.exists(path)
                || !Files.readString(path, StandardCharsets.UTF_8).equals(actual)) {
            Files.writeString(path, actual, StandardCharsets.UTF_8);
        }
    }

    private static String advice() {
        return "If the new text is right, run the test with -D" + PROPERTY + "=rewrite and review the difference.";
    }

    private static String difference(String expected, String actual) {
        List<String> before = List.of(expected.split("\n", -1));
        List<String> after = List.of(actual.split("\n", -1));
        int line = 0;
        while (line < before.size() && line < after.size() && before.get(line).equals(after.get(line))) {
            line++;
        }
        return "line " + (line + 1) + " differs\n- " + at(before, line) + "\n+ " + at(after, line);
    }

    private static String at(List<String> lines, int index) {
        return index < lines.size() ? lines.get(index) : "(the text ends here)";
    }
}
