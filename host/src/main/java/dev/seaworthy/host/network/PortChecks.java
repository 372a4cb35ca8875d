package dev.seaworthy.host.network;

import dev.seaworthy.host.Found;
import dev.seaworthy.host.Host;
import dev.seaworthy.host.Notes;
import dev.seaworthy.host.ProcFile;
import dev.seaworthy.verdict.Severity;
import dev.seaworthy.verdict.Subject;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Whether the service gets the ports that it wants. */
final class PortChecks {
    /** The kernel's default of {@code ip_unprivileged_port_start}. */
    private static final int PRIVILEGED = 1024;

    private static final int COMM = 15;

    private final Path proc;
    private final Notes notes;
    private final Optional<Subject> program;
    private final Binding binding;

    /**
     * @param binding whether the service may have ports below 1024, as its unit says
     */
    PortChecks(Path proc, Notes notes, Optional<Subject> program, Binding binding) {
        this.proc = proc;
        this.notes = notes;
        this.program = program;
        this.binding = binding;
    }

    /** What is known of the service's rights. */
    enum Binding {
        /** It runs as root, or gets CAP_NET_BIND_SERVICE. */
        ALLOWED,
        /** It runs as another user and gets nothing. */
        DENIED,
        UNKNOWN
    }

    static void run(Host host, Notes notes, Optional<Subject> program, Binding binding, List<Integer> ports) {
        Optional<Path> proc = host.proc();
        if (proc.isEmpty()) {
            notes.unseen("whether ports are taken: a root directory has no sockets");
            return;
        }
        PortChecks checks = new PortChecks(proc.get(), notes, program, binding);
        Sockets sockets = Sockets.tcp(proc.get());
        if (!sockets.readable()) {
            notes.unseen("whether ports are taken: /proc/net/tcp cannot be read");
        }
        for (int port : ports) {
            checks.taken(port, sockets.on(port));
            checks.privileged(port);
            checks.ephemeral(port);
        }
    }

    private void taken(int port, List<Sockets.Waiting> sockets) {
        if (sockets.isEmpty()) {
            notes.fact("port " + port, "free");
            return;
        }
        Sockets.Waiting socket = sockets.getFirst();
        Optional<SocketOwners.Owner> owner = new SocketOwners(proc).of(socket);
        String address = address(socket.address()) + ":" + port;
        String who = owner.map(one -> one.name() + " (process " + one.number() + ")")
                .orElse("a process of user " + socket.user() + " that cannot be seen from here");
        notes.fact("port " + port, "taken by " + who + " on " + address);
        boolean itself = owner.isPresent()
                && program.filter(own -> owner.get().program().equals(own.path())
                                || shortened(own.name()).equals(owner.get().name()))
                        .isPresent();
        if (itself) {
            return;
        }
        Found found = Found.of(
                        Severity.BLOCKER,
                        "host/port-taken",
                        "port " + port + " is taken by " + who + ", which listens on " + address)
                .error("listen tcp :" + port + ": bind: address already in use")
                .host("socket", address + ", user " + socket.user());
        owner.ifPresent(one -> found.host(
                "process", one.number() + " " + one.name() + (one.program().isEmpty() ? "" : " " + one.program())));
        notes.finding(found.configure(
                        "ss -ltnp 'sport = :" + port + "'",
                        "shows who it is, as root; stop it, or let the service listen elsewhere")
                .finding());
    }

    private static String address(InetAddress address) {
        return address instanceof Inet6Address ? "[" + Addresses.text(address) + "]" : address.getHostAddress();
    }

    private static String shortened(String name) {
        return name.length() > COMM ? name.substring(0, COMM) : name;
    }

    private void privileged(int port) {
        Optional<Integer> start = lookup("sys/net/ipv4/ip_unprivileged_port_start");
        if (start.isEmpty()) {
            notes.unseen("from which port on everybody may listen: ip_unprivileged_port_start cannot be read");
        }
        if (port >= start.orElse(PRIVILEGED) || binding == Binding.ALLOWED) {
            return;
        }
        boolean denied = binding == Binding.DENIED;
        notes.finding(Found.of(
                        denied ? Severity.GAP : Severity.NOTE,
                        "host/port-privileged",
                        "port " + port + " is below " + start.orElse(PRIVILEGED)
                                + (denied
                                        ? ": the unit gives its user no right to it"
                                        : ": only root or a service with CAP_NET_BIND_SERVICE gets it"))
                .error("listen tcp :" + port + ": bind: permission denied")
                .host("ip_unprivileged_port_start", Integer.toString(start.orElse(PRIVILEGED)))
                .configure(
                        "AmbientCapabilities=CAP_NET_BIND_SERVICE",
                        "in [Service] of the unit: this right alone, without root")
                .finding());
    }

    private void ephemeral(int port) {
        Optional<String> range = text("sys/net/ipv4/ip_local_port_range");
        if (range.isEmpty()) {
            return;
        }
        String[] ends = range.get().strip().split("\\s+", -1);
        if (ends.length != 2
                || port < number(ends[0])
                || port > number(ends[1])
                || reserved(text("sys/net/ipv4/ip_local_reserved_ports").orElse(""), port)) {
            return;
        }
        notes.finding(Found.note(
                        "host/port-ephemeral",
                        "port " + port + " is one that the kernel gives to outgoing connections: while one has it, the"
                                + " service does not start")
                .error("listen tcp :" + port + ": bind: address already in use")
                .host("ip_local_port_range", ends[0] + " " + ends[1])
                .configure(
                        "sysctl -w net.ipv4.ip_local_reserved_ports=" + port,
                        "keeps it free for the service; in /etc/sysctl.d/ to stay")
                .finding());
    }

    /** {@code 8080,9000-9010}. */
    static boolean reserved(String list, int port) {
        for (String one : list.strip().split(",", -1)) {
            String[] ends = one.split("-", -1);
            if (port >= number(ends[0]) && port <= number(ends[ends.length - 1]) && !one.isBlank()) {
                return true;
            }
        }
        return false;
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException none) {
            return -1;
        }
    }

    private Optional<Integer> lookup(String path) {
        return text(path).map(PortChecks::number).filter(value -> value >= 0);
    }

    private Optional<String> text(String path) {
        return ProcFile.text(proc.resolve(path));
    }
}
