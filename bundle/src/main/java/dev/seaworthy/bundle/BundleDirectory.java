package dev.seaworthy.bundle;

import dev.seaworthy.bundle.Difference.Cause;
import dev.seaworthy.bundle.Difference.State;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A bundle on disk. Beside the files lies {@code bundle.sha256} with what was written and from what: it tells files
 * that somebody edited from files that are merely old. Files that are not in it are the user's own and are left alone:
 * drop-ins in {@code systemd/NAME.service.d}, what is below {@code overrides}, layers on top of a base for Kustomize.
 */
public final class BundleDirectory {
    /** The list of what was written. */
    public static final String LIST = "bundle.sha256";

    private final Path root;

    public BundleDirectory(Path root) {
        this.root = root;
    }

    /**
     * What is not as it would be written now.
     *
     * @throws IOException when the directory cannot be read
     */
    public List<Difference> compare(List<Artefact> artefacts, Origins origins) throws IOException {
        WrittenList list = WrittenList.read(root.resolve(LIST));
        Set<Cause> causes =
                list.origins().map(then -> Difference.causes(then, origins)).orElse(Set.of(Cause.OTHER));
        Map<String, String> notAsked = new TreeMap<>(list.files());
        List<Difference> differences = new ArrayList<>();
        for (Artefact artefact : artefacts) {
            Optional<String> written = Optional.ofNullable(notAsked.remove(artefact.path()));
            compare(artefact, written, causes).ifPresent(differences::add);
        }
        for (String path : notAsked.keySet()) {
            if (exists(root.resolve(path))) {
                differences.add(new Difference(path, State.LEFT_OVER, causes));
            }
        }
        return differences;
    }

    private Optional<Difference> compare(Artefact artefact, Optional<String> written, Set<Cause> causes)
            throws IOException {
        Path file = root.resolve(artefact.path());
        String now = Origins.digest(artefact.text().getBytes(StandardCharsets.UTF_8));
        // A file that would be written as it was written then differs only because of what somebody did to it.
        Set<Cause> reasons = written.filter(now::equals).isPresent() ? Set.of() : causes;
        if (!exists(file)) {
            return Optional.of(
                    new Difference(artefact.path(), written.isPresent() ? State.MISSING : State.NEW, reasons));
        }
        Optional<String> there = Files.isRegularFile(file) ? Optional.of(Origins.digest(file)) : Optional.empty();
        if (there.filter(now::equals).isPresent()) {
            return Optional.empty();
        }
        if (written.isEmpty()) {
            return Optional.of(new Difference(artefact.path(), State.NOT_OURS, Set.of()));
        }
        return Optional.of(
                new Difference(artefact.path(), there.equals(written) ? State.STALE : State.EDITED, reasons));
    }

    /** Whether another binary is there than the bundle was made from; no file need depend on what is different. */
    public boolean isOfAnotherBinary(Origins origins) throws IOException {
        return WrittenList.read(root.resolve(LIST))
                .origins()
                .filter(then -> !then.binary().equals(origins.binary()))
                .isPresent();
    }

    /**
     * Writes all files, each whole or not at all, and the list last: after an interruption the next run goes on. Files
     * that are not asked for any more stay, and in the list, so that {@link #compare} names them until they are deleted.
     *
     * @throws IOException when something cannot be written
     */
    public void write(List<Artefact> artefacts, Origins origins) throws IOException {
        Map<String, String> files = new TreeMap<>();
        WrittenList.read(root.resolve(LIST)).files().forEach((path, digest) -> {
            if (exists(root.resolve(path))) {
                files.put(path, digest);
            }
        });
        for (Artefact artefact : artefacts) {
            byte[] bytes = artefact.text().getBytes(StandardCharsets.UTF_8);
            replace(root.resolve(artefact.path()), bytes, artefact.isExecutable());
            files.put(artefact.path(), Origins.digest(bytes));
        }
        String list = new WrittenList(Optional.of(origins), files).text();
        replace(root.resolve(LIST), list.getBytes(StandardCharsets.UTF_8), false);
    }

    private static boolean exists(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
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
}
