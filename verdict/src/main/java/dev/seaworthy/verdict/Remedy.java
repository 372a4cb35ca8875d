package dev.seaworthy.verdict;

/**
 * What to do about a finding.
 *
 * @param kind where the change is made
 * @param command something to paste: a command, or a line of a Dockerfile
 * @param why what it changes, and what it costs
 */
public record Remedy(Kind kind, String command, String why) {
    /** Where the change is made. */
    public enum Kind {
        /** Build the binary in another way. */
        REBUILD,
        /** Install something on the target. */
        INSTALL,
        /** Take another target: another base image, another host. */
        REBASE,
        /** Change a setting or a file of the host. */
        CONFIGURE
    }
}
