package dev.seaworthy.target;

/** How software is installed on a Linux. */
public enum PackageManager {
    APK("/sbin/apk"),
    APT("/usr/bin/apt-get"),
    DNF("/usr/bin/dnf"),
    MICRODNF("/usr/bin/microdnf"),
    YUM("/usr/bin/yum"),
    ZYPPER("/usr/bin/zypper"),
    PACMAN("/usr/bin/pacman"),
    /** There is none: scratch, busybox, distroless. */
    NONE("");

    private final String program;

    PackageManager(String program) {
        this.program = program;
    }

    /** The program whose presence shows it. */
    public String program() {
        return program;
    }
}
