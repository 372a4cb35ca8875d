package dev.seaworthy.host.dns;

import dev.seaworthy.host.Fix;
import dev.seaworthy.host.Host;
import dev.seaworthy.verdict.dns.FileText;
import dev.seaworthy.verdict.dns.ResolvConf;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A cache on the machine and a {@code resolv.conf} that uses it, made from the servers that are there. Nothing is proposed
 * where a server on the machine is asked already, or where the file names none.
 */
final class NameFixes {
    private NameFixes() {}

    static List<Fix> of(Host host, NameView view) {
        boolean known = view.files().resolvConf() instanceof FileText.Known
                && !view.readings().isEmpty();
        if (!known || view.readings().getFirst().defaultServers()) {
            return List.of();
        }
        ResolvConf go = view.readings().getFirst();
        List<String> remote = go.servers().stream()
                .filter(server -> AddressKind.of(server) != AddressKind.LOOPBACK)
                .toList();
        if (remote.size() < go.servers().size()) {
            return List.of();
        }
        List<String> upstream = upstream(remote);
        boolean dnsmasq = nearer(host);
        List<Fix> fixes = new ArrayList<>();
        fixes.add(
                dnsmasq
                        ? new Fix(
                                Fix.Kind.FILE,
                                "/etc/dnsmasq.d/seaworthy.conf",
                                dnsmasq(upstream),
                                "dnsmasq answers on 127.0.0.1, keeps answers, and asks your servers",
                                "dnsmasq --test --conf-file=FILE")
                        : new Fix(
                                Fix.Kind.FILE,
                                "/etc/unbound/unbound.conf.d/seaworthy.conf",
                                unbound(upstream),
                                "unbound (to be installed) answers on 127.0.0.1, keeps answers, and goes on with old"
                                        + " ones while your servers are away",
                                "unbound-checkconf FILE"));
        fixes.add(new Fix(
                Fix.Kind.FILE,
                "/etc/resolv.conf",
                resolvConf(go),
                "lookups go to the cache; write it only when the cache answers, and stop what else writes this file"
                        + " (DHCP client, NetworkManager, resolvconf)",
                ""));
        return fixes;
    }

    /** Whether dnsmasq is nearer to being in use than unbound. */
    private static boolean nearer(Host host) {
        Optional<LocalCache.State> dnsmasq = state(host, "dnsmasq");
        Optional<LocalCache.State> unbound = state(host, "unbound");
        return dnsmasq.isPresent() && (unbound.isEmpty() || dnsmasq.get().compareTo(unbound.get()) < 0);
    }

    private static Optional<LocalCache.State> state(Host host, String name) {
        return LocalCaches.of(host).stream()
                .filter(cache -> cache.name().equals(name))
                .map(LocalCache::state)
                .findFirst();
    }

    /** Public servers do not know one's own names: with internal ones beside them they are left out. */
    private static List<String> upstream(List<String> servers) {
        List<String> internal = servers.stream()
                .filter(server -> AddressKind.of(server) == AddressKind.INTERNAL)
                .toList();
        return internal.isEmpty() ? servers : internal;
    }

    static String resolvConf(ResolvConf was) {
        List<String> search = was.searchFromHostName() ? List.of() : was.search();
        return """
                # The cache on this machine, which asks the servers of the network.
                # A comment is one only at the beginning of a line.
                nameserver 127.0.0.1
                # Go and glibc: 2 seconds for each attempt; musl: for the whole lookup.
                options timeout:2 attempts:2
                """ + (search.isEmpty() ? "" : "search " + String.join(" ", search) + "\n");
    }

    static String unbound(List<String> upstream) {
        StringBuilder text = new StringBuilder("""
                server:
                    interface: 127.0.0.1
                    access-control: 127.0.0.0/8 allow
                    # The servers below decide; answers of internal zones are not signed.
                    module-config: "iterator"
                    unblock-lan-zones: yes
                    insecure-lan-zones: yes
                    prefetch: yes
                    # While no server answers, answers of the last hour are given after 1.8 seconds (RFC 8767).
                    serve-expired: yes
                    serve-expired-ttl: 3600
                    serve-expired-client-timeout: 1800
                forward-zone:
                    name: "."
                """);
        upstream.forEach(
                server -> text.append("    forward-addr: ").append(server).append('\n'));
        return text.toString();
    }

    static String dnsmasq(List<String> upstream) {
        StringBuilder text = new StringBuilder("""
                listen-address=127.0.0.1
                bind-interfaces
                # The servers are these, not those of /etc/resolv.conf, where dnsmasq itself stands.
                no-resolv
                cache-size=1000
                """);
        upstream.forEach(server -> text.append("server=").append(server).append('\n'));
        return text.toString();
    }
}
