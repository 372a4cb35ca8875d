package dev.seaworthy.cli;

import dev.seaworthy.binary.BinaryFacts;
import dev.seaworthy.binary.BinaryReader;
import dev.seaworthy.binary.Examination;
import dev.seaworthy.cli.serve.Reply;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs typical commands in one process while the JVM watches, so that its ahead-of-time cache holds what they load.
 * The launcher calls this once after each build, with a Go program when it has one. A class that no command here touches is
 * still found at run time, only more slowly.
 */
final class Training {
    /** The one ELF file that is there for certain is the JVM that runs this. */
    private static final String OWN_JVM = "/proc/self/exe";

    private static final List<List<String>> OTHER_COMMANDS = List.of(
            List.of("--version"),
            List.of("--help"),
            List.of("targets", "list"),
            List.of("explain", "loader/interpreter-missing"),
            List.of("check", "--no-such"));

    private Training() {}

    /**
     * The exit codes don't matter here: a command that complains has loaded what it needs for complaining.
     *
     * @param programs to judge, beside the JVM
     */
    public static void main(String[] programs) {
        List<List<String>> commands = new ArrayList<>(OTHER_COMMANDS);
        commands.addAll(judging(OWN_JVM));
        for (String program : programs) {
            commands.addAll(judging(program));
        }
        for (List<String> command : commands) {
            Main.run(
                    command.toArray(String[]::new), System.out, System.err, Optional.of(LocalDate.now(ZoneOffset.UTC)));
        }
        for (String program : programs) {
            judgeRich(Path.of(program));
        }
        askServer();
    }

    /**
     * What a command loads that has its work done by a server. The other end is no real one: which classes are loaded must not
     * depend on which thread comes first, nor on a name with a random number in it.
     */
    private static void askServer() {
        Path socket = Path.of(
                System.getProperty("java.io.tmpdir"),
                "seaworthy-training-" + ProcessHandle.current().pid());
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            Thread answering = Thread.ofPlatform().daemon().start(() -> answer(server));
            ServedCheck.ask(socket.toString(), List.of("check", OWN_JVM));
            answering.join(Duration.ofSeconds(10));
            Files.deleteIfExists(socket);
        } catch (IOException impossibleHere) {
            // Then it is not faster, that is all.
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(ServerSocketChannel server) {
        try (SocketChannel asking = server.accept()) {
            asking.read(ByteBuffer.allocate(1 << 16));
            asking.write(ByteBuffer.wrap(new Reply.Done(0, "", "").line(Optional.empty())));
        } catch (IOException gone) {
            // Nobody asks.
        }
    }

    private static void judgeRich(Path program) {
        try {
            if (BinaryReader.examine(program) instanceof Examination.Executable(BinaryFacts facts)) {
                facts.go().ifPresent(go -> RichProgram.judge(facts, go, new Terminal(System.out, System.err)));
            }
        } catch (IOException unreadable) {
            // The commands before have said so.
        }
    }

    private static List<List<String>> judging(String program) {
        return List.of(
                List.of("check", program),
                List.of("check", program, "--lang", "zh"),
                List.of("check", program, "--on", "alpine:3.20", "--verbose"),
                List.of("check", program, "--on", "dir:/", "--format", "json"),
                List.of("check", program, "--on", "debian:12", "--explain-dns"),
                List.of("check", program, "--on", "debian:12,scratch", "--format", "markdown"),
                List.of("check", program, "--on", "debian:12,scratch", "--format", "sarif"));
    }
}
