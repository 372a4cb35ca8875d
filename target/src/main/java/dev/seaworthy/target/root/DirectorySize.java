package dev.seaworthy.target.root;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;

/** How many bytes the files below a directory have, without what the kernel mounts. */
final class DirectorySize extends SimpleFileVisitor<Path> {
    /** More files than this are counted for nobody. */
    private static final int MOST_FILES = 2_000_000;

    private final Path top;
    /** Device and inode: a file with several names, as BusyBox has hundreds, takes its room once. */
    private final Set<Object> seen = new HashSet<>();

    private long bytes;
    private int files;

    private DirectorySize(Path top) {
        this.top = top;
    }

    static OptionalLong of(Path top) {
        DirectorySize size = new DirectorySize(top);
        try {
            Files.walkFileTree(top, size);
            return size.files > MOST_FILES ? OptionalLong.empty() : OptionalLong.of(size.bytes);
        } catch (IOException unreadable) {
            return OptionalLong.empty();
        }
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
        String inside = "/" + top.relativize(directory);
        return inside.equals("/proc") || inside.equals("/sys") || inside.equals("/dev")
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        files++;
        Object key = attributes.fileKey();
        if (attributes.isRegularFile() && (key == null || seen.add(key))) {
            bytes += attributes.size();
        }
        return files > MOST_FILES ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
    }
}
