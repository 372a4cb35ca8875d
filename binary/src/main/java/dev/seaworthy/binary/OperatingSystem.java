package dev.seaworthy.binary;

/** Operating systems that run ELF executables built by Go. */
public enum OperatingSystem {
    LINUX("Linux"),
    FREEBSD("FreeBSD"),
    NETBSD("NetBSD"),
    OPENBSD("OpenBSD"),
    DRAGONFLY("DragonFly BSD"),
    SOLARIS("Solaris"),
    UNKNOWN("an unknown system");

    private final String title;

    OperatingSystem(String title) {
        this.title = title;
    }

    /** Its name for people. */
    public String title() {
        return title;
    }
}
