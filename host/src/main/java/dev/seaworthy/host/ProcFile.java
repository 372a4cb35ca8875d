package dev.seaworthy.host;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads small files of {@code /proc}. They say that their size is 0, and those below {@code /proc/sys} give numbers only to
 * the first read: {@code Files.readString}, which begins with one byte, gets "1" of 1024.
 */
public final class ProcFile {
    private static final int LARGEST = 1 << 16;

    private ProcFile() {}

    /** A file's text, without blanks around it and at most 64 KiB of it; empty when it is not there or may not be read. */
    public static Optional<String> text(Path file) {
        return text(file, LARGEST).map(String::strip);
    }

    /** A file's text as it is, and at most so many bytes of it; empty when it is not there or may not be read. */
    public static Optional<String> text(Path file, int most) {
        try (InputStream in = Files.newInputStream(file)) {
            return Optional.of(new String(in.readNBytes(most), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** The number in a file; empty when there is none. */
    public static Optional<Long> number(Path file) {
        return text(file).flatMap(text -> {
            try {
                return Optional.of(Long.valueOf(text));
            } catch (NumberFormatException none) {
                return Optional.empty();
            }
        });
    }
}
