package dev.seaworthy.cli;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** The files of a directory that can be executables. */
final class DirectoryFiles {
    /** How an ELF file begins. */
    static final byte[] ELF = {0x7f, 'E', 'L', 'F'};

    private DirectoryFiles() {}

    /**
     * Lists regular files below a directory, by name.
     *
     * @param refused is told of what cannot be read, and why
     */
    static List<Path> below(Path directory, BiConsumer<Path, String> refused) throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile() && attributes.size() > ELF.length) {
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException problem) {
                refused.accept(file, Complaints.reason(problem));
                return FileVisitResult.CONTINUE;
            }
        });
        files.sort(null);
        return files;
    }
}
