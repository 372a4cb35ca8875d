package dev.seaworthy.cli;

import dev.seaworthy.bundle.toolchain.BuildException;
import dev.seaworthy.bundle.toolchain.Goal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Where binaries are put. */
final class BuildPlaces {
    private BuildPlaces() {}

    /**
     * The file that a binary becomes, or for several platforms what their names begin with.
     *
     * @param asked a file or a folder, as the user said it
     * @param name of the binary
     * @throws BuildException when something else is there that must not be lost
     */
    static Path output(Optional<String> asked, String name, List<Goal> goals) throws BuildException, IOException {
        Path path;
        if (asked.isEmpty()) {
            path = Path.of(name);
        } else {
            path = FileNames.path(asked.get());
            if (asked.get().endsWith("/") || Files.isDirectory(path)) {
                Files.createDirectories(path);
                path = path.resolve(name);
            } else if (goals.size() > 1) {
                throw new BuildException("several platforms need a folder: --output " + asked.get() + "/");
            }
        }
        Path parent = path.toAbsolutePath().normalize().getParent();
        if (parent == null || !Files.isDirectory(parent)) {
            throw new BuildException(path + ": there is no folder " + parent);
        }
        for (Goal goal : goals) {
            refuseToReplace(of(path, goal, goals.size()));
        }
        return path;
    }

    /** The file of one platform. */
    static Path of(Path output, Goal goal, int platforms) {
        return platforms == 1 ? output : output.resolveSibling(output.getFileName() + "-" + goal.fileSuffix());
    }

    /** A binary of an earlier build may be replaced, nothing else: {@code -o main.go} would be a pity. */
    private static void refuseToReplace(Path file) throws BuildException, IOException {
        if (!Files.exists(file)) {
            return;
        }
        if (!Files.isRegularFile(file)) {
            throw new BuildException(file + " is there and is no file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            if (!Arrays.equals(in.readNBytes(DirectoryFiles.ELF.length), DirectoryFiles.ELF)) {
                throw new BuildException(
                        file + " is there and is no binary; it is not replaced. Choose another --output");
            }
        }
    }
}
