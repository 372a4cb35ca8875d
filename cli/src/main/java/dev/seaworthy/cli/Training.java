package dev.seaworthy.cli;

import java.util.List;

/**
 * Runs typical commands in one process while the JVM watches, so that its ahead-of-time cache holds what they load.
 * The launcher calls this once after each build. A class that no command here touches is still found at run time, only
 * more slowly.
 */
final class Training {
    /** The one ELF file that is there for certain is the JVM that runs this. */
    private static final List<List<String>> COMMANDS = List.of(
            List.of("--version"),
            List.of("--help"),
            List.of("check", "/proc/self/exe"),
            List.of("check", "/proc/self/exe", "--on", "alpine:3.20", "--verbose"),
            List.of("check", "/proc/self/exe", "--on", "dir:/", "--format", "json"),
            List.of("targets", "list"),
            List.of("check", "--no-such"));

    private Training() {}

    /** The exit codes don't matter here: a command that complains has loaded what it needs for complaining. */
    public static void main(String[] arguments) {
        for (List<String> command : COMMANDS) {
            Main.run(command.toArray(String[]::new), System.out, System.err);
        }
    }
}
