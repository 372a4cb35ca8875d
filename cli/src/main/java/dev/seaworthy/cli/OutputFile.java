package dev.seaworthy.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/** A file that the command writes: whole or not at all. */
final class OutputFile {
    private OutputFile() {}

    /**
     * Tells before any work is done what would surely fail after it.
     *
     * @param inputs what the command reads, which it must not overwrite
     * @throws IOException when the file is a directory or an input, or cannot be made where it is to lie
     */
    static void check(String name, List<String> inputs) throws IOException {
        Path file = FileNames.path(name);
        for (String input : inputs) {
            if (!input.isEmpty() && Files.isRegularFile(file) && isSame(file, FileNames.path(input))) {
                throw new IOException("is one of the binaries to judge");
            }
        }
        if (Files.isDirectory(file)) {
            throw new IOException("is a directory");
        }
        Path directory = directory(file);
        if (Files.notExists(directory)) {
            throw new NoSuchFileException(directory.toString());
        }
        if (!Files.isDirectory(directory)) {
            throw new IOException(directory + " is not a directory");
        }
        if (!Files.isWritable(isReplaceable(file) ? directory : file)) {
            throw new IOException("permission denied");
        }
    }

    /**
     * Writes a file beside and renames it, so that nobody ever sees half of it. A link is followed to the file that it
     * stands for; what is no ordinary file, such as a pipe or {@code /dev/null}, is written to as it is.
     */
    static void write(String name, String text) throws IOException {
        Path file = FileNames.path(name);
        if (Files.isDirectory(file)) {
            throw new IOException("is a directory");
        }
        // Half a surrogate pair becomes a question mark; writeString would refuse it.
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (!isReplaceable(file)) {
            Files.write(file, bytes);
            return;
        }
        Path place = Files.exists(file) ? file.toRealPath() : file;
        // Not a temporary file of the library's making: those are readable by their owner only.
        Path beside = directory(place)
                .resolve("." + place.getFileName() + "."
                        + ProcessHandle.current().pid() + ".tmp");
        try {
            Files.write(beside, bytes);
            Files.move(beside, place, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static boolean isSame(Path file, Path input) throws IOException {
        return Files.exists(input) && Files.isSameFile(file, input);
    }

    private static boolean isReplaceable(Path file) {
        return Files.notExists(file) || Files.isRegularFile(file);
    }

    private static Path directory(Path file) {
        return Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of("/"));
    }
}
