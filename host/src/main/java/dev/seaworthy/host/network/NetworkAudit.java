package dev.seaworthy.host.network;

import dev.seaworthy.host.Audited;
import dev.seaworthy.host.Found;
import dev.seaworthy.host.Host;
import dev.seaworthy.host.Notes;
import dev.seaworthy.host.Section;
import dev.seaworthy.host.network.AddressSource.Method;
import dev.seaworthy.host.unit.Unit;
import java.io.IOException;
import java.net.SocketException;
import java.util.List;
import java.util.Optional;

/** Interfaces, addresses, routes and ports of a host. Nothing is sent. */
public final class NetworkAudit {
    private static final int ETHERNET = 1500;
    /** RFC 8200, section 5: IPv6 needs this much, and the kernel takes it from interfaces with less. */
    private static final int LEAST_FOR_IPV6 = 1280;

    private final Host host;
    private final Notes notes = new Notes(Section.Area.NETWORK);

    private NetworkAudit(Host host) {
        this.host = host;
    }

    /** Looks. */
    public static Section look(Host host, Audited audited, Optional<Unit> unit) {
        NetworkAudit audit = new NetworkAudit(host);
        List<AddressSource> sources = AddressSources.of(host.files(), audit.notes);
        if (host.isLive()) {
            try {
                audit.interfaces(Interface.live(), sources);
            } catch (SocketException unlisted) {
                audit.notes.unseen("network interfaces: " + unlisted.getMessage());
            }
            audit.routes();
        } else {
            sources.forEach(source -> audit.notes.fact("addresses of " + source.device(), source.describe()));
            audit.notes.unseen("interfaces, routes and MTU: a root directory has none");
            sources.forEach(audit::dynamic);
        }
        PortChecks.run(host, audit.notes, audited.program(), UnitRights.of(unit), audited.ports());
        return audit.notes.section();
    }

    /** What is there, and what the configuration says of it. */
    void interfaces(List<Interface> interfaces, List<AddressSource> sources) {
        for (Interface one : interfaces) {
            Optional<AddressSource> source =
                    sources.stream().filter(all -> all.matches(one.name())).findFirst();
            notes.fact(
                    "interface " + one.name(),
                    (one.up() ? "up" : "down")
                            + (one.addresses().isEmpty() ? "" : ", " + String.join(" ", one.addresses()))
                            + (one.mtu().isPresent() ? ", MTU " + one.mtu().getAsInt() : "")
                            + (one.loopback() || !one.up()
                                    ? ""
                                    : source.map(known -> ", " + known.describe())
                                            .orElse(", by what its addresses are set is not known")));
            if (one.up() && !one.loopback()) {
                mtu(one);
                source.ifPresent(
                        known -> dynamic(new AddressSource(one.name(), known.method(), known.file(), known.detail())));
            }
        }
        boolean noLoopback = interfaces.stream().noneMatch(one -> one.loopback() && one.up());
        if (noLoopback) {
            notes.finding(Found.gap("host/loopback-down", "the interface lo is down: nobody reaches 127.0.0.1 or ::1")
                    .error("dial tcp 127.0.0.1:8080: connect: network is unreachable")
                    .host("interface lo", "down")
                    .configure("ip link set lo up", "as every system does when it starts")
                    .finding());
        }
    }

    private void mtu(Interface one) {
        int bytes = one.mtu().orElse(ETHERNET);
        if (bytes >= ETHERNET) {
            return;
        }
        notes.finding(Found.note(
                        "host/mtu",
                        one.name() + " takes packets of " + bytes + " bytes, others " + ETHERNET + ": "
                                + (bytes < LEAST_FOR_IPV6
                                        ? "too small for IPv6, which the kernel takes from it"
                                        : "where a firewall drops the messages about it, connections open and then"
                                                + " hang with the first large answer"))
                .host("interface " + one.name(), "MTU " + bytes)
                .configure(
                        "tracepath -n ADDRESS",
                        "shows the largest packet on the way; let ICMP \"fragmentation needed\" pass")
                .finding());
    }

    private void dynamic(AddressSource source) {
        if (source.method() != Method.DHCP) {
            return;
        }
        notes.finding(Found.note(
                        "host/address-dynamic",
                        source.device() + " gets its address by DHCP: where others know the host by its address (DNS, "
                                + "allow lists, monitoring), the DHCP server must keep it reserved, which cannot be"
                                + " seen from here")
                .host("interface " + source.device(), source.describe())
                .configure(
                        "reserve the address of " + source.device() + " in the DHCP server, by its hardware address",
                        "or set it in " + source.file())
                .finding());
    }

    private void routes() {
        try {
            List<Routes.Default> routes = Routes.read(host.proc().orElseThrow());
            for (Routes.Default route : routes) {
                notes.fact(
                        "default route, " + (route.ipv6() ? "IPv6" : "IPv4"), route.gateway() + ", " + route.device());
            }
            if (routes.isEmpty()) {
                notes.finding(Found.note(
                                "host/no-default-route",
                                "there is no default route: only the networks of the interfaces can be reached")
                        .error("dial tcp 203.0.113.7:443: connect: network is unreachable")
                        .host("/proc/net/route", "no default route")
                        .configure(
                                "ip route add default via ADDRESS",
                                "until the next start; for good in the network's configuration")
                        .finding());
            }
        } catch (IOException unreadable) {
            notes.unseen("routes: " + unreadable.getMessage());
        }
    }
}
