package dev.seaworthy.bundle.description;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The unit that is asked for, and its packages.
 *
 * @param type how systemd knows that it has started; empty for what fits the binary
 * @param restart when it is started again
 * @param restartDelay before that ({@code RestartSec=})
 * @param startLimit how often it may be started
 * @param after units to wait for
 * @param socket whether systemd is to open its ports and start it when somebody calls
 * @param allow what its sandbox is not to forbid
 * @param writable further directories that it may write to
 * @param logrotate whether the files in its log directory are rotated
 * @param journal how much of its messages is kept, such as {@code 200M}; empty for what the host has set
 * @param packages for which package managers
 * @param maintainer of the packages, {@code Name <address>}
 */
public record Systemd(
        Optional<Type> type,
        Restart restart,
        String restartDelay,
        StartLimit startLimit,
        List<String> after,
        boolean socket,
        Set<Permission> allow,
        List<String> writable,
        boolean logrotate,
        Optional<String> journal,
        List<PackageKind> packages,
        Optional<String> maintainer) {
    public Systemd {
        after = List.copyOf(after);
        allow = Set.copyOf(allow);
        writable = List.copyOf(writable);
        packages = List.copyOf(packages);
    }

    /** {@code Type=}. */
    public enum Type {
        SIMPLE,
        EXEC,
        NOTIFY
    }

    /** {@code Restart=}. */
    public enum Restart {
        NO,
        ON_FAILURE,
        ON_ABNORMAL,
        ALWAYS
    }

    /**
     * After how many starts in which time systemd gives up.
     *
     * @param times {@code StartLimitBurst=}
     * @param within {@code StartLimitIntervalSec=}
     */
    public record StartLimit(int times, String within) {}

    /** What a sandbox forbids unless it is asked to allow it. */
    public enum Permission {
        /** Memory that is written and then executed: compilers at run time. */
        EXECUTABLE_MEMORY,
        /** Home directories of users. */
        HOME,
        /** Devices beside {@code /dev/null} and its like. */
        DEVICES,
        /** Namespaces of its own: containers and sandboxes that it starts. */
        NAMESPACES,
        /** Raw and netlink sockets. */
        ALL_SOCKETS,
        /** Other processes in {@code /proc}. */
        PROCESSES,
        /** System calls beyond those of ordinary services. */
        ALL_SYSTEM_CALLS
    }

    /** A kind of package. */
    public enum PackageKind {
        DEB,
        RPM
    }
}
