package dev.seaworthy.host.dns;

import dev.seaworthy.host.Found;
import dev.seaworthy.host.Notes;
import dev.seaworthy.verdict.dns.FileText;
import dev.seaworthy.verdict.dns.Hosts;
import dev.seaworthy.verdict.dns.Resolution;
import dev.seaworthy.verdict.dns.ResolvConf.Reader;
import dev.seaworthy.verdict.dns.Trap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What is wrong with {@code /etc/nsswitch.conf} and {@code /etc/hosts}. */
final class SourceChecks {
    private static final String NSSWITCH = "/etc/nsswitch.conf";
    private static final String HOSTS = "/etc/hosts";
    private static final String LOCALHOST = "localhost";
    private static final Set<String> FAILS_IN_GO = Set.of("hosts-hidden", "hosts-never-read", "nsswitch-broken");
    private static final Set<String> WORTH_KNOWING = Set.of("tab-between-sources", "unknown-source", "condition");

    private final NameView view;
    private final Notes notes;

    SourceChecks(NameView view, Notes notes) {
        this.view = view;
        this.notes = notes;
    }

    void run() {
        nsswitch();
        hosts();
    }

    private void nsswitch() {
        String line = "is not there";
        switch (view.files().nsswitch()) {
            case FileText.Known(String text) -> line = hostsLine(text);
            case FileText.Absent _ -> {}
            case FileText.Unknown(String why) -> {
                notes.unseen(NSSWITCH + ": " + why);
                return;
            }
        }
        notes.fact("nsswitch.conf", line);
        Resolution go = view.own().filter(own -> own.decision().isPresent()).orElse(view.pure());
        for (Trap trap : go.traps()) {
            if (FAILS_IN_GO.contains(trap.id()) || WORTH_KNOWING.contains(trap.id())) {
                notes.finding((FAILS_IN_GO.contains(trap.id())
                                ? Found.of(view.severity(Reader.GO), "dns/nsswitch", trap.message())
                                : Found.note("dns/nsswitch", trap.message()))
                        .host(NSSWITCH, line)
                        .configure(
                                "sed -i 's/^hosts:.*/hosts: files dns/' " + NSSWITCH,
                                "the order that every resolver understands: the hosts file, then DNS")
                        .finding());
            }
        }
        noDns(line);
    }

    private void noDns(String line) {
        boolean known = view.files().nsswitch() instanceof FileText.Known;
        boolean none = known
                && List.of(line.split("[ \t\\[]+", -1)).stream()
                        .map(word -> word.toLowerCase(Locale.ROOT))
                        .noneMatch(word -> word.equals("dns") || word.equals("resolve"));
        if (none && line.startsWith("hosts:")) {
            notes.finding(Found.of(
                            view.severity(Reader.GO, Reader.GLIBC),
                            "dns/nsswitch",
                            "no source \"dns\" for hosts: Go and glibc ask no name server")
                    .error("lookup api.example.com: no such host")
                    .host(NSSWITCH, line)
                    .configure("sed -i 's/^hosts:.*/hosts: files dns/' " + NSSWITCH, "the hosts file, then DNS")
                    .finding());
        }
    }

    private static String hostsLine(String text) {
        return text.lines()
                .map(line -> line.split("#", -1)[0].strip())
                .filter(line -> line.startsWith("hosts:") || line.startsWith("hosts "))
                .reduce((_, last) -> last)
                .map(line -> line.replace('\t', ' ').replaceAll(" +", " "))
                .orElse("no line for hosts");
    }

    private void hosts() {
        switch (view.files().hosts()) {
            case FileText.Known(String text) -> hosts(text);
            // Said by runtime/hosts-file for a program, and here for all.
            case FileText.Absent _ -> missing(List.of(LOCALHOST), "is not there");
            case FileText.Unknown(String why) -> notes.unseen(HOSTS + ": " + why);
        }
    }

    private void hosts(String text) {
        Hosts hosts = Hosts.read(text, Reader.GO);
        List<String> local = hosts.addresses(LOCALHOST);
        String own = view.files().hostName().orElse("");
        notes.fact(
                "hosts",
                LOCALHOST + " is " + (local.isEmpty() ? "not in it" : String.join(" and ", local))
                        + (own.isEmpty()
                                ? ""
                                : ", " + own + " is "
                                        + (hosts.addresses(own).isEmpty()
                                                ? "not in it"
                                                : String.join(" and ", hosts.addresses(own)))));
        List<String> elsewhere = local.stream()
                .filter(address -> AddressKind.of(address) != AddressKind.LOOPBACK)
                .toList();
        if (!elsewhere.isEmpty()) {
            notes.finding(Found.of(
                            view.severity(Reader.values()),
                            "dns/hosts-file",
                            "localhost is another machine: " + String.join(", ", elsewhere))
                    .host(HOSTS, LOCALHOST + " → " + String.join(", ", local))
                    .configure(
                            "write localhost only behind 127.0.0.1 and ::1",
                            "who connects to localhost means this machine")
                    .finding());
        }
        List<String> absent = new ArrayList<>();
        if (local.isEmpty()) {
            absent.add(LOCALHOST);
        }
        boolean byNss = hostsLineHas("myhostname");
        if (!own.isEmpty() && hosts.addresses(own).isEmpty() && !byNss) {
            absent.add(own);
        }
        if (!absent.isEmpty()) {
            missing(absent, "does not name " + String.join(" and ", absent));
        }
    }

    private boolean hostsLineHas(String source) {
        return view.files().nsswitch() instanceof FileText.Known(String text)
                && List.of(hostsLine(text).split(" ", -1)).contains(source);
    }

    private void missing(List<String> names, String evidence) {
        boolean local = names.contains(LOCALHOST);
        Found found = (local
                        ? Found.of(
                                view.severity(Reader.GO, Reader.MUSL),
                                "dns/hosts-file",
                                "localhost is not in /etc/hosts: Go and musl ask a name server for it")
                        : Found.note(
                                "dns/hosts-file",
                                "the host's own name, " + names.getFirst() + ", is not in /etc/hosts: who looks it up"
                                        + " asks a name server, and waits when that is away"))
                .missing(String.join(" and ", names) + " in " + HOSTS)
                .host(HOSTS, evidence);
        if (local) {
            found.error("lookup localhost: no such host");
        }
        for (String name : names) {
            String address = name.equals(LOCALHOST) ? "127.0.0.1" : "127.0.1.1";
            found.configure("echo '" + address + " " + name + "' >> " + HOSTS, "one line, read before any server");
        }
        notes.finding(found.finding());
    }
}
