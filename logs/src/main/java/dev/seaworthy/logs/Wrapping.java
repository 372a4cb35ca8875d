package dev.seaworthy.logs;

/** What others wrap around the lines of a program. */
public enum Wrapping {
    /** Nothing: these are the lines of the program. */
    NONE("none"),
    /** Docker's json-file driver: {@code {"log":"…\n","stream":"stdout","time":"…"}}. */
    DOCKER("docker"),
    /** The files of containerd and CRI-O: {@code 2026-01-02T03:04:05.678901234Z stdout F …}. */
    CRI("cri"),
    /** The journal: {@code journalctl -o json}, and the short forms with a host and a process before the message. */
    JOURNAL("journal");

    private final String word;

    Wrapping(String word) {
        this.word = word;
    }

    /** Its name on the command line. */
    public String word() {
        return word;
    }
}
