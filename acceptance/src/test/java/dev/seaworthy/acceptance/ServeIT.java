package dev.seaworthy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server of checks as users have it: a process of its own, and commands that ask it without being told to. */
class ServeIT {
    private static final Laboratory LABORATORY = Laboratory.open();

    @TempDir
    Path folder;

    private Path socket = Path.of("");
    private final List<Process> servers = new ArrayList<>();

    @BeforeEach
    void nameSocket() throws IOException {
        socket = folder.resolve("socket");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @AfterEach
    void endServers() {
        servers.forEach(Process::destroyForcibly);
    }

    private Process startServer(String... asAnother) throws IOException {
        List<String> command = new ArrayList<>(List.of(asAnother));
        command.addAll(Installed.command("serve", "--socket", socket.toString()));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectError(ProcessBuilder.Redirect.INHERIT);
        Process server = builder.start();
        servers.add(server);
        BufferedReader out = server.inputReader(StandardCharsets.UTF_8);
        assertThat(out.readLine()).isEqualTo("export SEAWORTHY_SERVER=" + socket);
        return server;
    }

    private Finished check(Path directory, Map<String, String> environment, String... words)
            throws IOException, InterruptedException {
        List<String> command = Installed.command("check");
        command.addAll(List.of(words));
        return Finished.of(directory, environment, command);
    }

    /** With a word on the standard error whenever the server did not do it. */
    private Finished served(String... words) throws IOException, InterruptedException {
        return check(folder, Map.of("SEAWORTHY_SERVER", socket.toString(), "SEAWORTHY_DEBUG", "1"), words);
    }

    private Finished own(String... words) throws IOException, InterruptedException {
        return check(folder, Map.of(), words);
    }

    private static Path binary(String id) {
        return LABORATORY.binaries().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow()
                .file();
    }

    @Test
    void commandsAnswerTheSameWithAServerAsWithout() throws Exception {
        startServer();
        for (String id : List.of("1.27-static", "1.27-cgo", "1.24-pie", "1.27-cgo-static")) {
            String file = binary(id).toString();
            for (List<String> words : List.of(
                    List.of(file),
                    List.of(file, "--on", "alpine:3.20,debian:12,scratch", "--format", "json"),
                    List.of(file, "--on", "dir:/", "--lang", "zh", "--verbose"),
                    List.of(file, "--format", "sarif", "--fail-on", "never"))) {
                String[] command = words.toArray(String[]::new);
                assertThat(served(command)).as(words.toString()).isEqualTo(own(command));
            }
        }
        assertThat(served("/no/such/file")).isEqualTo(own("/no/such/file"));
        String whole =
                LABORATORY.binaries().getFirst().file().resolveSibling("").toString();
        assertThat(served(whole, "--format", "json")).isEqualTo(own(whole, "--format", "json"));
    }

    @Test
    void aBinaryThatWasBuiltAgainIsJudgedAsItIsNow() throws Exception {
        startServer();
        Path file = Files.copy(binary("1.27-static"), folder.resolve("service"));
        TimeUnit.MILLISECONDS.sleep(2_100);
        Finished before = served(file.toString(), "--on", "alpine:3.20");
        assertThat(served(file.toString(), "--on", "alpine:3.20")).isEqualTo(before);
        assertThat(before.exitCode()).isZero();

        Files.copy(binary("1.27-cgo"), file, StandardCopyOption.REPLACE_EXISTING);

        Finished after = served(file.toString(), "--on", "alpine:3.20");
        assertThat(after.exitCode()).isEqualTo(1);
        assertThat(after).isEqualTo(own(file.toString(), "--on", "alpine:3.20"));
    }

    @Test
    void inAnotherDirectoryACommandDoesItsWorkItself() throws Exception {
        startServer();
        Path other = Files.createDirectory(folder.resolve("other"));
        Files.copy(binary("1.27-static"), other.resolve("service"));
        Map<String, String> environment =
                new HashMap<>(Map.of("SEAWORTHY_SERVER", socket.toString(), "SEAWORTHY_DEBUG", "1"));

        Finished elsewhere = check(other, environment, "service");

        assertThat(elsewhere.err())
                .isEqualTo("seaworthy: not served by " + socket + ": whoever asks has another working directory\n");
        environment.remove("SEAWORTHY_DEBUG");
        assertThat(check(other, environment, "service")).isEqualTo(check(other, Map.of(), "service"));
    }

    @Test
    void aSignalEndsTheServerAndNothingIsLeft() throws Exception {
        Process server = startServer();

        server.destroy();

        assertThat(server.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(server.exitValue()).isZero();
        assertThat(socket).doesNotExist();
    }

    @Test
    void aServerThatWasKilledIsInNobodysWay() throws Exception {
        Process server = startServer();
        server.destroyForcibly().waitFor();
        assertThat(socket).exists();
        String file = binary("1.27-static").toString();

        Finished alone = served(file);
        assertThat(alone.err()).startsWith("seaworthy: not served by " + socket).hasLineCount(1);
        assertThat(alone.out()).isEqualTo(own(file).out());

        startServer();
        assertThat(served(file)).isEqualTo(own(file));
    }

    /** Root may ask anybody's server, but reads what that cannot. */
    @Test
    void aCommandWithOtherRightsDoesItsWorkItself() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        startServer("setpriv", "--reuid=65534", "--clear-groups", "--");
        Path secret = Files.copy(binary("1.27-static"), folder.resolve("secret"));
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rwx------"));

        Finished asked = served(secret.toString());

        assertThat(asked.err())
                .isEqualTo("seaworthy: not served by " + socket
                        + ": whoever asks has another user, group or capability\n");
        assertThat(asked.out()).isEqualTo(own(secret.toString()).out()).contains("secret");
    }

    /** Files would be read and written with the rights of the server. */
    @Test
    void anotherUserIsNotServed() throws Exception {
        startServer();
        Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rwxrwxrwx"));
        String question = "{\"arguments\": [\"check\", \"/bin/sh\"]}";
        List<String> asking = List.of(
                "perl",
                "-MIO::Socket::UNIX",
                "-e",
                "$s = IO::Socket::UNIX->new(Peer => $ARGV[0]) or die; print $s \"$ARGV[1]\\n\"; print scalar <$s>",
                socket.toString(),
                question);
        List<String> asNobody = new ArrayList<>(List.of("setpriv", "--reuid=65534", "--clear-groups", "--"));
        asNobody.addAll(asking);

        assertThat(Finished.of(folder, Map.of(), asNobody).out())
                .isEqualTo("{\"error\":\"only root may ask here, not nobody\"}\n");
        assertThat(Finished.of(folder, Map.of(), asking).out()).startsWith("{\"exit\":");
    }

    @Test
    void anEditorAsksOverThePipesOfAProcess() throws Exception {
        Process server = new ProcessBuilder(Installed.command("serve", "--stdio"))
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        servers.add(server);
        Files.copy(binary("1.27-static"), folder.resolve("service"));
        try (var questions = server.outputWriter(StandardCharsets.UTF_8)) {
            questions.write(
                    "{\"id\": 1, \"arguments\": [\"check\", \"service\", \"--on\", \"debian:12\"]}\nnonsense\n");
        }

        List<String> replies =
                server.inputReader(StandardCharsets.UTF_8).lines().toList();
        assertThat(replies).hasSize(2);
        assertThat(replies.getFirst())
                .startsWith("{\"id\":1,\"exit\":0,\"out\":\"")
                .endsWith("\"err\":\"\"}");
        assertThat(replies.getLast()).startsWith("{\"error\":\"a question is no JSON");
        assertThat(server.waitFor()).isZero();
    }
}
