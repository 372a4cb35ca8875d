package dev.seaworthy.cli;

import dev.seaworthy.target.TargetFacts;
import dev.seaworthy.trial.TrialException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.OptionalLong;

/** Finds the root directories of targets. */
final class TrialRoots implements AutoCloseable {
    /**
     * A root that a program can be run in.
     *
     * @param image its name for container engines, when it has one
     * @param size bytes of its regular files; empty for the host
     */
    record Root(Path directory, Optional<String> image, TargetFacts facts, OptionalLong size) {}

    Root of(TargetNames.Target target) throws IOException, TrialException {
        return switch (target) {
            case TargetNames.Target.Fixed(String _, TargetFacts facts, Optional<Path> directory)
            when directory.isPresent() -> new Root(directory.get(), Optional.empty(), facts, size(directory.get()));
            case TargetNames.Target.Fixed _ ->
                throw new TrialException("is a file of facts, there is no root to run anything in; name the root"
                        + " directory that it was captured from (dir:PATH)");
            case TargetNames.Target.Listed(String name, var _) ->
                throw new TrialException("the catalogue has facts about it, but no files to run anything in; unpack"
                        + " the image and name the directory: dir:PATH (its name in a registry would be " + name + ")");
            case TargetNames.Target.Sourced _ ->
                throw new TrialException(
                        "trials are held in directories; unpack the image and name the directory:" + " dir:PATH");
        };
    }

    private static OptionalLong size(Path directory) throws IOException {
        if (directory.equals(Path.of("/"))) {
            return OptionalLong.empty();
        }
        long[] sum = {0};
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                sum[0] += attributes.isRegularFile() ? attributes.size() : 0;
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
                return FileVisitResult.CONTINUE;
            }
        });
        return OptionalLong.of(sum[0]);
    }

    @Override
    public void close() {
        // Directories of the user stay.
    }
}
