package dev.seaworthy.cli;

import dev.seaworthy.trial.AtExit;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Directories for roots of images and for what is being made; gone when closed, and when this process is asked to end. */
final class UnpackedRoots implements AutoCloseable {
    private static final int ATTEMPTS = 20;

    private final List<Path> folders = new ArrayList<>();
    private final AtExit exit = new AtExit(this::removeAll);

    /** An empty directory. It is readable for all, in one that is not: a program may run as another user. */
    synchronized Path create() throws IOException {
        Path folder = kept(Files.createTempDirectory("seaworthy-root-"));
        Path root = Files.createDirectory(folder.resolve("root"));
        return Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** A private directory in another, so that what is made in it can be moved there in one step. */
    synchronized Path createIn(Path parent) throws IOException {
        return kept(Files.createTempDirectory(parent, ".seaworthy-"));
    }

    private Path kept(Path folder) {
        if (folders.isEmpty()) {
            exit.register();
        }
        folders.add(folder);
        return folder;
    }

    /** While the process ends, another thread may still be unpacking, until it finds that its directory is gone. */
    private synchronized void removeAll() {
        for (Path folder : folders) {
            for (int i = 0; i < ATTEMPTS && Files.exists(folder); i++) {
                try {
                    remove(folder);
                } catch (IOException busy) {
                    pause();
                }
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        if (removed()) {
            exit.cancel();
        }
    }

    private synchronized boolean removed() throws IOException {
        boolean any = !folders.isEmpty();
        for (Path folder : folders) {
            remove(folder);
        }
        folders.clear();
        return any;
    }

    private static void remove(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException problem) throws IOException {
                if (problem instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw problem;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException problem)
                    throws IOException {
                if (problem != null) {
                    throw problem;
                }
                Files.deleteIfExists(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
