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
            // When a program cannot be started, Java adds lines of guesses to the system's own words.
            default ->
                Optional.ofNullable(problem.getMessage())
                        .flatMap(message -> message.lines().findFirst().map(String::strip))
                        .orElse("cannot be read");
        };
    }

    /** The same where everything that is written goes into the folder for temporary files, of which no user knows. */
    static String whileTrying(IOException problem) {
        String reason = reason(problem);
        return reason.toLowerCase(java.util.Locale.ROOT).startsWith("no space left")
                ? "no space left on device for temporary files (in " + System.getProperty("java.io.tmpdir") + ")"
                : reason;
    }

    /** Why, behind the path that the system says, or else behind this one. Of hidden files of ours nobody wants to know. */
    static String at(String place, IOException problem) {
        Optional<String> file = problem instanceof FileSystemException known
                ? Optional.ofNullable(known.getFile()).filter(path -> !path.contains("/.seaworthy-"))
                : Optional.empty();
        return file.orElse(place) + ": " + reason(problem);
    }

    static String damage(Examination.Damaged damaged) {
        return "is a damaged ELF file: " + damaged.what() + " at offset 0x" + Long.toHexString(damaged.offset())
                + ": expected " + damaged.expected();
    }
}
