package dev.seaworthy.cli;

import dev.seaworthy.binary.Examination;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Optional;

/** Input and output errors in the words of people, without the path, which stands before them. */
final class Complaints {
    private Complaints() {}

    static String reason(IOException problem) {
        return switch (problem) {
            case NoSuchFileException _ -> "there is no such file or directory";
            case AccessDeniedException _ -> "permission denied";
            case NotDirectoryException _ -> "is not a directory";
            case FileSystemLoopException _ -> "has a loop of symbolic links";
            case FileSystemException other ->
                Optional.ofNullable(other.getReason()).orElse("cannot be read").toLowerCase(java.util.Locale.ROOT);
            default -> Optional.ofNullable(problem.getMessage()).orElse("cannot be read");
        };
    }

    static String damage(Examination.Damaged damaged) {
        return "is a damaged ELF file: " + damaged.what() + " at offset 0x" + Long.toHexString(damaged.offset())
                + ": expected " + damaged.expected();
    }
}
