package dev.seaworthy.bundle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What was written, as it stands in {@code bundle.sha256}. {@code sha256sum --check} reads it too, and skips the first
 * two lines:
 *
 * <pre>
 * # description: SHA-256 of the description
 * # binary: SHA-256 of the binary
 * SHA-256 of a file, two spaces, its path
 * </pre>
 *
 * @param origins what it was written from; empty when the list does not say
 * @param files the digest of each file, by its path
 */
record WrittenList(Optional<Origins> origins, Map<String, String> files) {
    private static final long LONGEST = 1 << 20;
    private static final int DIGITS = 64;
    private static final String DESCRIPTION = "# description: ";
    private static final String BINARY = "# binary: ";

    WrittenList {
        files = Map.copyOf(files);
    }

    /** Of a directory in which nothing was written yet, it is empty. */
    static WrittenList read(Path file) throws IOException {
        Map<String, String> files = new TreeMap<>();
        String description = "";
        String binary = "";
        if (Files.isRegularFile(file) && Files.size(file) <= LONGEST) {
            for (String line : new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                if (line.startsWith(DESCRIPTION)) {
                    description = line.substring(DESCRIPTION.length());
                } else if (line.startsWith(BINARY)) {
                    binary = line.substring(BINARY.length());
                } else if (line.length() > DIGITS + 2 && isInside(line.substring(DIGITS + 2))) {
                    files.put(line.substring(DIGITS + 2), line.substring(0, DIGITS));
                }
            }
        }
        boolean isComplete = description.length() == DIGITS && binary.length() == DIGITS;
        return new WrittenList(isComplete ? Optional.of(new Origins(description, binary)) : Optional.empty(), files);
    }

    /** Steps out of the directory are nobody's to write. */
    private static boolean isInside(String path) {
        return !path.contains("..") && !path.startsWith("/") && path.indexOf('\0') < 0;
    }

    String text() {
        StringBuilder text = new StringBuilder();
        origins.ifPresent(known -> text.append(DESCRIPTION)
                .append(known.description())
                .append('\n')
                .append(BINARY)
                .append(known.binary())
                .append('\n'));
        new TreeMap<>(files)
                .forEach((path, digest) ->
                        text.append(digest).append("  ").append(path).append('\n'));
        return text.toString();
    }
}
