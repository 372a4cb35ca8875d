package dev.seaworthy.cli;

import dev.seaworthy.binary.BinaryFacts;
import dev.seaworthy.binary.BinaryReader;
import dev.seaworthy.binary.Examination;
import dev.seaworthy.cli.serve.LocalServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    /** What a command loads that has its work done by a server. */
    private static void askServer() {
        try {
            Path folder = Files.createTempDirectory("seaworthy-training");
            Path socket = folder.resolve("socket");
            try (LocalServer server = LocalServer.at(socket)) {
                ServedWork work = new ServedWork(ServedCheck.asker());
                // A thread in any case: with a single processor others do their work at once.
                Thread.ofPlatform().daemon().start(() -> serve(server, work));
                ServedCheck.ask(socket.toString(), List.of("check", OWN_JVM, "--on", "debian:12"));
                ServedCheck.ask(socket.toString(), List.of("check", "--no-such"));
            } finally {
                Files.deleteIfExists(folder);
            }
        } catch (IOException impossibleHere) {
            // Then it is not faster, that is all.
        }
    }

    private static void serve(LocalServer server, ServedWork work) {
        try {
            server.serve(work::reply);
        } catch (IOException closed) {
            // Nothing more is asked.
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
