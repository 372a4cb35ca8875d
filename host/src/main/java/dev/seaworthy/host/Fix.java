package dev.seaworthy.host;

/**
 * A change that somebody may make: a file to write, or commands to run. Nothing here makes it.
 *
 * @param kind which of the two
 * @param name the file's path on the host, or what the commands are about
 * @param text what to write, or the commands, a line each
 * @param changes what is another way afterwards, one sentence
 * @param checkedBy the program that tells whether the text is right, such as {@code systemd-sysusers --dry-run}; empty
 *     when there is none
 */
public record Fix(Kind kind, String name, String text, String changes, String checkedBy) {
    /** How a change is made. */
    public enum Kind {
        FILE,
        COMMANDS
    }
}
