package dev.seaworthy.image.registry;

import dev.seaworthy.image.json.Json;
import dev.seaworthy.image.json.JsonException;
import dev.seaworthy.image.json.JsonReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/**
 * Asks a program that keeps credentials (docker/docker-credential-helpers, {@code README.md}):
 * {@code docker-credential-NAME get} reads the server from standard input and writes JSON.
 */
final class CredentialHelper {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
    /** Some ask the user or a network first. */
    private static final long PATIENCE_SECONDS = 30;

    private static final int LARGEST_ANSWER = 1 << 20;
    /** What a program answers as user when the secret is a refresh token. */
    private static final String TOKEN_USER = "<token>";

    private final String searchPath;

    CredentialHelper(String searchPath) {
        this.searchPath = searchPath;
    }

    /**
     * The credentials for a server; empty when the program has none.
     *
     * @throws IOException when the program cannot be run or fails
     */
    Optional<Credentials> ask(String name, String server) throws IOException {
        if (!NAME.matcher(name).matches()) {
            throw new IOException("\"" + name + "\" is no name of a credential helper");
        }
        String program = "docker-credential-" + name;
        Path file = find(program).orElseThrow(() -> new IOException(program + " is not on PATH"));
        Process process = new ProcessBuilder(file.toString(), "get")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            // Read beside the waiting, so that a program that writes much cannot block for ever.
            CompletableFuture<byte[]> answer = CompletableFuture.supplyAsync(() -> {
                try {
                    return process.getInputStream().readNBytes(LARGEST_ANSWER);
                } catch (IOException broken) {
                    return new byte[0];
                }
            });
            try (var in = process.getOutputStream()) {
                in.write(server.getBytes(StandardCharsets.UTF_8));
            } catch (IOException closed) {
                // It did not want to know; its answer and exit code say the rest.
            }
            byte[] output = answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException(program + " does not end");
            }
            return credentials(program, process.exitValue(), output);
        } catch (TimeoutException silent) {
            throw new IOException(program + " did not answer within " + PATIENCE_SECONDS + " s", silent);
        } catch (ExecutionException impossible) {
            throw new IOException(program + " failed", impossible);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stopped);
        } finally {
            process.destroyForcibly();
        }
    }

    private static Optional<Credentials> credentials(String program, int exitCode, byte[] output) throws IOException {
        String text = new String(output, StandardCharsets.UTF_8).strip();
        if (exitCode != 0) {
            if (text.startsWith("credentials not found")) {
                return Optional.empty();
            }
            throw new IOException(program + " failed: "
                    + (text.isEmpty()
                            ? "exit code " + exitCode
                            : text.lines().findFirst().orElse("")));
        }
        try {
            Json json = JsonReader.read(output);
            String user = json.text("Username").orElse("");
            String secret = json.text("Secret").orElse("");
            if (secret.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(
                    user.equals(TOKEN_USER)
                            ? new Credentials.IdentityToken(secret)
                            : new Credentials.Login(user, secret));
        } catch (JsonException wrong) {
            throw new IOException(program + " answered no JSON", wrong);
        }
    }

    private Optional<Path> find(String program) {
        for (String directory : searchPath.split(File.pathSeparator, -1)) {
            if (!directory.isEmpty()) {
                Path file = Path.of(directory, program);
                if (Files.isExecutable(file)) {
                    return Optional.of(file);
                }
            }
        }
        return Optional.empty();
    }
}
