package dev.seaworthy.image.dockerfile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** The folder of which a build may copy files; links that lead out of it are not followed. */
final class BuildContext {
    /** Configuration that matters here has a few lines; certificates some 300 KB. */
    private static final int LARGEST_TEXT = 1 << 19;

    private final Path folder;

    BuildContext(Path folder) {
        this.folder = folder;
    }

    /** What lies in the context. */
    sealed interface Kind {
        /** A small text. */
        record Text(String text) implements Kind {}

        /** Another file. */
        record File(boolean executable) implements Kind {}

        /** A directory. */
        record Directory() implements Kind {}
    }

    /** What lies at a path of the context; empty when there is nothing that can be read. */
    Optional<Kind> kind(String source) {
        try {
            Path named = folder.resolve(Paths.clean(source).substring(1));
            if (Files.notExists(named)) {
                // Most are made only before the build.
                return Optional.empty();
            }
            Path top = folder.toRealPath();
            Path file = named.toRealPath();
            if (!file.startsWith(top)) {
                return Optional.empty();
            }
            if (Files.isDirectory(file)) {
                return Optional.of(new Kind.Directory());
            }
            if (!Files.isRegularFile(file)) {
                return Optional.empty();
            }
            boolean executable = Files.isExecutable(file);
            return Files.size(file) > LARGEST_TEXT
                    ? Optional.of(new Kind.File(executable))
                    : Optional.of(text(file).<Kind>map(Kind.Text::new).orElse(new Kind.File(executable)));
        } catch (IOException | InvalidPathException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(Path file) throws IOException {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
            return text.indexOf('\0') < 0 ? Optional.of(text) : Optional.empty();
        } catch (CharacterCodingException binary) {
            return Optional.empty();
        }
    }
}
