package dev.seaworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seaworthy.cli.serve.Asker;
import dev.seaworthy.cli.serve.LocalClient;
import dev.seaworthy.cli.serve.LocalServer;
import dev.seaworthy.cli.serve.Question;
import dev.seaworthy.cli.serve.Reply;
import dev.seaworthy.testkit.Machine;
import dev.seaworthy.testkit.TinyElf;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A served check answers as a command does, or not at all. */
class ServeTest {
    @TempDir
    Path folder;

    private Path socket = Path.of("");
    private String service = "";
    private ServedWork work = new ServedWork(new Asker("", "", "", "", "", Map.of()));

    @BeforeEach
    void prepare() throws IOException {
        socket = folder.resolve("socket");
        service = TinyElf.executable(Machine.AMD64)
                .interpreter("/lib64/ld-linux-x86-64.so.2")
                .needs("libc.so.6", "libz.so.1")
                .writeTo(folder.resolve("service"))
                .toString();
        work = new ServedWork(ServedCheck.asker());
    }

    private Reply ask(String... arguments) {
        return work.reply(new Question(Optional.empty(), List.of(arguments), false, Optional.empty()));
    }

    /** What a command of today says that does its work itself. */
    private static Reply own(List<String> command) {
        Answer answer = Answer.to(Optional.of(Main.today()), command.toArray());
        return new Reply.Done(answer.exitCode(), answer.out(), answer.err());
    }

    private static void serve(LocalServer server, ServedWork work) {
        Thread.ofPlatform().daemon().start(() -> {
            try {
                server.serve(work::reply);
            } catch (IOException problem) {
                throw new UncheckedIOException(problem);
            }
        });
    }

    static Stream<List<String>> commands() {
        return Stream.of(
                List.of("check", "SERVICE"),
                List.of("check", "SERVICE", "--on", "debian:12", "--format", "json"),
                List.of("check", "SERVICE", "--on", "alpine:3.20", "--lang", "zh", "--color", "always"),
                List.of("check", "SERVICE.gone"),
                List.of("check", "SERVICE", "--no-such"),
                List.of("check", "--help"));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void theAnswerIsThatOfACommand(List<String> words) throws IOException {
        List<String> command =
                words.stream().map(word -> word.replace("SERVICE", service)).toList();
        Reply own = own(command);

        try (LocalServer server = LocalServer.at(socket)) {
            serve(server, work);
            // The second is about a binary that may be remembered.
            for (int i = 0; i < 2; i++) {
                assertThat(ServedCheck.ask(socket.toString(), command)).isEqualTo(own);
            }
        }
    }

    @Test
    void onlyChecksThatEndAreServed() {
        assertThat(ask("inspect", service)).isEqualTo(new Reply.Refused("only \"check\" is served, not \"inspect\""));
        assertThat(ask("check", service, "--watch"))
                .isEqualTo(new Reply.Refused("--watch never ends; ask again instead"));
        // However it is spelled.
        assertThat(ask("check", service, "-watch")).isInstanceOf(Reply.Refused.class);
    }

    @Test
    void aReportThatIsTooLargeIsRefusedWhole() throws IOException {
        Path many = Files.createDirectory(folder.resolve("many"));
        for (int i = 0; i < 400; i++) {
            Files.createLink(many.resolve("service" + i), Path.of(service));
        }

        assertThat(ask("check", many.toString(), "--format", "json"))
                .isEqualTo(new Reply.Refused("the report has more than 4 MiB; --output FILE writes it to a file"));
    }

    @Test
    void coloursAreThoseOfTheTerminalThatAsks() {
        Question question =
                new Question(Optional.empty(), List.of("check", service, "--on", "scratch"), true, Optional.empty());

        assertThat(work.reply(question)).asString().contains("\u001b[");
        assertThat(ask("check", service, "--on", "scratch")).asString().doesNotContain("\u001b[");
    }

    /** Who asks could do the work itself, and must get what it would have found. */
    @Test
    void whoeverIsElsewhereIsNotServed() throws IOException {
        Asker self = ServedCheck.asker();
        Map<String, String> chinese = new HashMap<>(self.environment());
        chinese.put("LC_ALL", "zh_CN.UTF-8");
        Map<String, Asker> others = Map.of(
                "program",
                new Asker("0", self.rights(), self.directory(), self.mounts(), self.root(), self.environment()),
                "user, group or capability",
                new Asker(
                        self.program(),
                        "Uid:\t65534",
                        self.directory(),
                        self.mounts(),
                        self.root(),
                        self.environment()),
                "working directory",
                new Asker(self.program(), self.rights(), "/elsewhere", self.mounts(), self.root(), self.environment()),
                "file system",
                new Asker(self.program(), self.rights(), self.directory(), "mnt:[1]", self.root(), self.environment()),
                "value of LC_ALL",
                new Asker(self.program(), self.rights(), self.directory(), self.mounts(), self.root(), chinese));

        others.forEach((difference, other) -> assertThat(work.reply(
                        new Question(Optional.empty(), List.of("check", service), false, Optional.of(other))))
                .isEqualTo(new Reply.Refused("whoever asks has another " + difference)));
    }

    @Test
    void filesOfTheProcessThatAsksAreItsOwnBusiness() throws IOException {
        Optional<Asker> self = Optional.of(ServedCheck.asker());
        for (List<String> words : List.of(
                List.of("check", "/proc/self/exe"),
                List.of("check", "/dev/fd/3"),
                List.of("check", service, "-o", folder.resolve("report").toString()))) {
            assertThat(work.reply(new Question(Optional.empty(), words, false, self)))
                    .isEqualTo(new Reply.Refused("depends on the process that asks"));
        }
        assertThat(folder.resolve("report")).doesNotExist();
    }

    @Test
    void theSocketIsForOneUserAndGoneAfterwards() throws IOException {
        try (LocalServer server = LocalServer.at(socket)) {
            serve(server, work);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)))
                    .isEqualTo("rw-------");
            assertThatThrownBy(() -> LocalServer.at(socket)).hasMessage("another process answers there");
        }
        assertThat(socket).doesNotExist();
    }

    @Test
    void whatADeadServerLeftIsReplacedButNothingElse() throws IOException {
        ServerSocketChannel dead = ServerSocketChannel.open(java.net.StandardProtocolFamily.UNIX);
        dead.bind(UnixDomainSocketAddress.of(socket)).close();
        assertThat(socket).exists();
        LocalServer.at(socket).close();

        Files.writeString(socket, "mine");
        Answer.to("serve", "--socket", socket).isRefused(ExitCode.INPUT, "is there, and is no socket");
        assertThat(socket).hasContent("mine");
    }

    @Test
    void whoeverDoesNotAnswerIsNotWaitedFor() throws IOException {
        assertThat(ServedCheck.ask(socket.toString(), List.of("check", service)))
                .isInstanceOf(Reply.Refused.class);

        try (ServerSocketChannel other = ServerSocketChannel.open(java.net.StandardProtocolFamily.UNIX)) {
            other.bind(UnixDomainSocketAddress.of(socket));
            Thread.ofPlatform().daemon().start(() -> {
                try {
                    other.accept().close();
                } catch (IOException end) {
                    // The test is over.
                }
            });
            Question question = new Question(Optional.empty(), List.of("check"), false, Optional.empty());
            assertThatThrownBy(() -> LocalClient.ask(socket, question)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void wrongUsage() {
        Answer.to("serve").isRefused(ExitCode.USAGE, "--socket PATH or --stdio");
        Answer.to("serve", "--stdio", "--socket", "x").isRefused(ExitCode.USAGE, "--socket PATH or --stdio");
        Answer.to("serve", "--stdio", "x").isRefused(ExitCode.USAGE, "takes no arguments");
        Answer.to("serve", "--socket", "").isRefused(ExitCode.INPUT, "is an empty file name");
        Answer.to("serve", "--socket", "/" + "x".repeat(200)).isRefused(ExitCode.INPUT, "too long for a socket");
        Answer.to("serve", "--socket", folder.resolve("no/such/folder")).isRefused(ExitCode.INPUT, "No such file");
    }
}
