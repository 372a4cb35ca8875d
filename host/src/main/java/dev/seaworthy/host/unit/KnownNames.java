package dev.seaworthy.host.unit;

import java.util.Set;

/** Names that Linux and systemd 252 give: of signals, address families, groups of system calls, architectures. */
final class KnownNames {
    /** signal(7). */
    private static final Set<String> SIGNALS = Set.of(
            "ABRT", "ALRM", "BUS", "CHLD", "CLD", "CONT", "FPE", "HUP", "ILL", "INT", "IO", "IOT", "KILL", "PIPE",
            "POLL", "PROF", "PWR", "QUIT", "SEGV", "STKFLT", "STOP", "SYS", "TERM", "TRAP", "TSTP", "TTIN", "TTOU",
            "URG", "USR1", "USR2", "VTALRM", "WINCH", "XCPU", "XFSZ");

    /** address_families(7), and those of linux/socket.h. */
    private static final Set<String> FAMILIES = Set.of(
            "ALG",
            "APPLETALK",
            "ASH",
            "ATMPVC",
            "ATMSVC",
            "AX25",
            "BLUETOOTH",
            "BRIDGE",
            "CAIF",
            "CAN",
            "DECnet",
            "ECONET",
            "FILE",
            "IB",
            "IEEE802154",
            "INET",
            "INET6",
            "IPX",
            "IRDA",
            "ISDN",
            "IUCV",
            "KCM",
            "KEY",
            "LLC",
            "LOCAL",
            "MCTP",
            "MPLS",
            "NETBEUI",
            "NETLINK",
            "NETROM",
            "NFC",
            "PACKET",
            "PHONET",
            "PPPOX",
            "QIPCRTR",
            "RDS",
            "ROSE",
            "ROUTE",
            "RXRPC",
            "SECURITY",
            "SMC",
            "SNA",
            "TIPC",
            "UNIX",
            "UNSPEC",
            "VSOCK",
            "WANPIPE",
            "X25",
            "XDP");

    /** What {@code systemd-analyze syscall-filter} lists. */
    private static final Set<String> CALL_GROUPS = Set.of(
            "@default",
            "@aio",
            "@basic-io",
            "@chown",
            "@clock",
            "@cpu-emulation",
            "@debug",
            "@file-system",
            "@io-event",
            "@ipc",
            "@keyring",
            "@memlock",
            "@module",
            "@mount",
            "@network-io",
            "@obsolete",
            "@pkey",
            "@privileged",
            "@process",
            "@raw-io",
            "@reboot",
            "@resources",
            "@sandbox",
            "@setuid",
            "@signal",
            "@swap",
            "@sync",
            "@system-service",
            "@timer",
            "@known");

    /** systemd.exec(5), SystemCallArchitectures=. */
    private static final Set<String> ARCHITECTURES = Set.of(
            "native",
            "x86",
            "x86-64",
            "x32",
            "arm",
            "arm64",
            "loongarch64",
            "mips",
            "mips64",
            "mips64-n32",
            "mips-le",
            "mips64-le",
            "mips64-le-n32",
            "parisc",
            "parisc64",
            "ppc",
            "ppc64",
            "ppc64-le",
            "riscv64",
            "s390",
            "s390x");

    private KnownNames() {}

    static boolean isSignal(String name) {
        return name.matches("\\d{1,2}|(SIG)?RTM(IN|AX)([-+]\\d+)?") || SIGNALS.contains(name.replaceFirst("^SIG", ""));
    }

    static boolean isAddressFamily(String name) {
        return name.equals("none") || (name.startsWith("AF_") && FAMILIES.contains(name.substring(3)));
    }

    static boolean isCallGroup(String name) {
        return CALL_GROUPS.contains(name.replaceFirst(":.*", ""));
    }

    static boolean isArchitecture(String name) {
        return ARCHITECTURES.contains(name);
    }
}
