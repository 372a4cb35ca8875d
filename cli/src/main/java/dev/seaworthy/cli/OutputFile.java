package dev.seaworthy.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A file that the command writes: whole or not at all. */
final class OutputFile {
    private static final int BUFFER = 1 << 16;

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
        write(name, out -> out.print(text));
    }

    /**
     * The same with what something prints, which never is in memory as a whole.
     *
     * @param content prints it as UTF-8, in which half a surrogate pair becomes a question mark
     */
    static void write(String name, Consumer<PrintStream> content) throws IOException {
        Path file = FileNames.path(name);
        if (Files.isDirectory(file)) {
            throw new IOException("is a directory");
        }
        if (!isReplaceable(file)) {
            print(file, content);
            return;
        }
        Path place = Files.exists(file) ? file.toRealPath() : file;
        // Not a temporary file of the library's making: those are readable by their owner only.
        Path beside = directory(place)
                .resolve("." + place.getFileName() + "."
                        + ProcessHandle.current().pid() + ".tmp");
        try {
            print(beside, content);
            Files.move(beside, place, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static void print(Path file, Consumer<PrintStream> content) throws IOException {
        Written written = new Written(Files.newOutputStream(file));
        try (PrintStream out =
                new PrintStream(new BufferedOutputStream(written, BUFFER), false, StandardCharsets.UTF_8)) {
            content.accept(out);
            // A print stream says only that something went wrong; what, the stream below remembers.
            if (out.checkError()) {
                throw new IOException(written.lost().orElse("nobody reads it to its end"));
            }
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
