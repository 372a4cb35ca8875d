package dev.seaworthy.trial.sandbox;

import dev.seaworthy.trial.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;

/**
 * A private folder of one run, and its control group when there can be one. Gone when closed; also when this process is asked
 * to end.
 */
public final class Workspace implements AutoCloseable {
    private static final String PREFIX = "seaworthy-trial-";

    private final Path folder;
    private final Path launcher;
    private final Path mountPoint;
    private final ControlGroup group;

    private Workspace(Path folder, Path launcher, Path mountPoint, ControlGroup group) {
        this.folder = folder;
        this.launcher = launcher;
        this.mountPoint = mountPoint;
        this.group = group;
    }

    /** Makes one in the folder for temporary files. */
    public static Workspace create(Limits limits) throws IOException {
        byte[] program = Launcher.program(limits.processes(), limits.writable());
        // Readable for all: a runner may give up the user that made it before it opens the launcher.
        Path folder = Files.createTempDirectory(
                PREFIX, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path launcher = folder.resolve("launcher");
        Path mountPoint = folder.resolve("root");
        try {
            Files.write(launcher, program);
            Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("r-xr-xr-x"));
            Files.createDirectory(mountPoint);
        } catch (IOException full) {
            remove(launcher, mountPoint, folder);
            throw full;
        }
        ControlGroup group =
                ControlGroup.create(PREFIX + UUID.randomUUID().toString().substring(0, 8), limits);
        return new Workspace(folder, launcher, mountPoint, group);
    }

    /** A name that no other run has. */
    public String name() {
        return folder.getFileName().toString();
    }

    /** The program that runs first in the sandbox. */
    public Path launcher() {
        return launcher;
    }

    /** An empty directory, for runners that mount. */
    public Path mountPoint() {
        return mountPoint;
    }

    /** The control group; perhaps one that controls nothing. */
    public ControlGroup group() {
        return group;
    }

    @Override
    public void close() throws IOException {
        try {
            group.close();
        } finally {
            remove(launcher, mountPoint, folder);
        }
    }

    private static void remove(Path... all) throws IOException {
        for (Path one : all) {
            Files.deleteIfExists(one);
        }
    }
}
