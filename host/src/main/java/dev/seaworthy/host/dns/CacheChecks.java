package dev.seaworthy.host.dns;

import dev.seaworthy.host.Found;
import dev.seaworthy.host.Host;
import dev.seaworthy.host.Notes;
import dev.seaworthy.host.network.Sockets;
import dev.seaworthy.verdict.dns.FileText;
import dev.seaworthy.verdict.dns.ResolvConf.Reader;
import java.util.List;

/** Whether anybody on the host keeps answers, and whether the server on the host itself is there. */
final class CacheChecks {
    private static final int DNS = 53;

    private final Host host;
    private final NameView view;
    private final Notes notes;

    CacheChecks(Host host, NameView view, Notes notes) {
        this.host = host;
        this.view = view;
        this.notes = notes;
    }

    void run() {
        List<LocalCache> caches = LocalCaches.of(host);
        if (caches.isEmpty()) {
            notes.fact("local cache", "none seen");
        }
        for (LocalCache cache : caches) {
            notes.fact(
                    "local cache",
                    cache.name() + " " + cache.state().label() + " (" + cache.evidence() + ")"
                            + (cache.speaksDns() ? "" : ": glibc asks it, Go's own resolver and musl never do"));
        }
        List<String> local = view.servers().stream()
                .filter(server -> AddressKind.of(server) == AddressKind.LOOPBACK)
                .toList();
        boolean defaults =
                !view.readings().isEmpty() && view.readings().getFirst().defaultServers();
        if (!(view.files().resolvConf() instanceof FileText.Known) || defaults) {
            return;
        }
        for (String server : local) {
            stub(server, caches);
        }
        if (local.isEmpty()) {
            noCache(caches);
        }
    }

    private void stub(String server, List<LocalCache> caches) {
        boolean resolved = server.equals("127.0.0.53") || server.equals("127.0.0.54");
        if (host.proc().isPresent()) {
            Sockets sockets = Sockets.udp(host.proc().get());
            if (!sockets.readable()) {
                notes.unseen("whether somebody listens on " + server + ": the list of sockets cannot be read");
            } else if (sockets.on(server, DNS).isEmpty()) {
                dead(server, "nobody listens on " + server + ", port 53", caches);
            }
            return;
        }
        boolean starts = caches.stream()
                .anyMatch(
                        cache -> cache.speaksDns() && (!resolved || cache.name().equals("systemd-resolved")));
        if (!starts) {
            dead(
                    server,
                    (resolved ? "systemd-resolved, which answers on " : "a name server for ") + server
                            + ", is not installed",
                    caches);
        }
    }

    private void dead(String server, String evidence, List<LocalCache> caches) {
        Found found = Found.of(
                        view.severity(Reader.values()),
                        "dns/stub-missing",
                        "the name server of this machine, " + server + ", is not there: " + evidence)
                .missing("a name server on " + server)
                .error("lookup api.example.com on " + server + ":53: read udp 127.0.0.1:41234->" + server
                        + ":53: read: connection refused")
                .host("nameserver", server)
                .host("seen", evidence);
        String unit = caches.stream()
                .filter(LocalCache::speaksDns)
                .map(LocalCache::name)
                .findFirst()
                .orElse(server.startsWith("127.0.0.5") ? "systemd-resolved" : "unbound");
        notes.finding(found.configure("systemctl enable --now " + unit, "starts it, now and with the host")
                .finding());
    }

    private void noCache(List<LocalCache> caches) {
        String seen = caches.isEmpty()
                ? "no cache is installed"
                : String.join(
                        ", ",
                        caches.stream()
                                .map(cache -> cache.name() + " " + cache.state().label())
                                .toList());
        notes.finding(Found.note(
                        "dns/no-cache",
                        "every lookup goes over the network: neither Go nor glibc nor musl keeps answers, and"
                                + " resolv.conf names no server on this machine")
                .host("nameservers", String.join(", ", view.servers()))
                .host("seen", seen)
                .configure(
                        "seaworthy host --fix-plan",
                        "prints a configuration of unbound or dnsmasq for these servers, and a resolv.conf")
                .finding());
    }
}
