package dev.seaworthy.bundle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A bundle on disk. Beside the files lies {@code bundle.sha256} with what was written, in the form of {@code sha256sum}:
 * it tells files that somebody edited from files that are merely old. Files that are not in it are the user's own and
 * are left alone.
 */
public final class BundleDirectory {
    /** The list of what was written. */
    public static final String LIST = "bundle.sha256";

    private static final long LONGEST_LIST = 1 << 20;

    private final Path root;

    public BundleDirectory(Path root) {
        this.root = root;
    }

    /** How a file differs from what would be written now. */
    public enum State {
        MISSING,
        /** Somebody changed it since it was written. */
        EDITED,
        /** It is as it was written, but from another description or binary. */
        STALE,
        /** It was written once and is not asked for any more. */
        LEFT_OVER
    }

    /** A file that is not as it would be written now. */
    public record Difference(String path, State state) {}

    /**
     * What is not as it would be written now.
     *
     * @throws IOException when the directory cannot be read
     */
    public List<Difference> compare(List<Artefact> artefacts) throws IOException {
        Map<String, String> written = list();
        List<Difference> differences = new ArrayList<>();
        for (Artefact artefact : artefacts) {
            Path file = root.resolve(artefact.path());
            String now = digest(artefact.text().getBytes(StandardCharsets.UTF_8));
            if (!Files.exists(file)) {
                differences.add(new Difference(artefact.path(), State.MISSING));
                written.remove(artefact.path());
                continue;
            }
            String there = digest(Files.readAllBytes(file));
            if (!there.equals(now)) {
                boolean untouched = there.equals(written.getOrDefault(artefact.path(), ""));
                differences.add(new Difference(artefact.path(), untouched ? State.STALE : State.EDITED));
            }
            written.remove(artefact.path());
        }
        for (String path : written.keySet()) {
            if (Files.exists(root.resolve(path))) {
                differences.add(new Difference(path, State.LEFT_OVER));
            }
        }
        return differences;
    }

    /**
     * Writes all files, each whole or not at all, and the list last: after an interruption the next run goes on. Files
     * that are not asked for any more stay; {@link #compare} names them.
     *
     * @throws IOException when something cannot be written
     */
    public void write(List<Artefact> artefacts) throws IOException {
        StringBuilder list = new StringBuilder();
        for (Artefact artefact : artefacts) {
            byte[] bytes = artefact.text().getBytes(StandardCharsets.UTF_8);
            replace(root.resolve(artefact.path()), bytes, artefact.isExecutable());
            list.append(digest(bytes)).append("  ").append(artefact.path()).append('\n');
        }
        replace(root.resolve(LIST), list.toString().getBytes(StandardCharsets.UTF_8), false);
    }

    private static void replace(Path file, byte[] bytes, boolean isExecutable) throws IOException {
        Path directory = file.toAbsolutePath().resolveSibling("");
        Files.createDirectories(directory);
        Path beside = directory.resolve("." + file.getFileName() + ".tmp");
        try {
            Files.write(beside, bytes);
            Files.setPosixFilePermissions(
                    beside, PosixFilePermissions.fromString(isExecutable ? "rwxr-xr-x" : "rw-r--r--"));
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private Map<String, String> list() throws IOException {
        Map<String, String> written = new TreeMap<>();
        Path file = root.resolve(LIST);
        if (Files.isRegularFile(file) && Files.size(file) <= LONGEST_LIST) {
            for (String line : new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                // Steps out of the directory are nobody's to write.
                if (line.length() > 66 && !line.contains("..") && line.charAt(66) != '/') {
                    written.put(line.substring(66), line.substring(0, 64));
                }
            }
        }
        return written;
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
