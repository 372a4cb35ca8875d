package dev.seaworthy.host.dns;

import dev.seaworthy.host.Found;
import dev.seaworthy.host.Host;
import dev.seaworthy.host.Notes;
import dev.seaworthy.target.root.RootView;
import dev.seaworthy.verdict.Severity;
import dev.seaworthy.verdict.dns.FileText;
import dev.seaworthy.verdict.dns.Order;
import dev.seaworthy.verdict.dns.Resolution;
import dev.seaworthy.verdict.dns.ResolvConf;
import dev.seaworthy.verdict.dns.ResolvConf.Reader;
import dev.seaworthy.verdict.dns.ResolvConf.Remark;
import dev.seaworthy.verdict.dns.ResolverFacts.Linked;
import dev.seaworthy.verdict.dns.Trap;
import dev.seaworthy.verdict.dns.WorstCase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What is wrong with {@code /etc/resolv.conf}, without asking anybody. */
final class ResolvConfChecks {
    private static final String FILE = "/etc/resolv.conf";
    private static final String PATH = "resolv.conf";
    /** Callers give up then: the timeout that most clients and load balancers are set to. */
    private static final int PATIENCE_SECONDS = 5;

    /** Traps in which lookups fail at once or hang, and for whom. */
    private static final Map<String, Reader> BROKEN = Map.of(
            "attempts-zero", Reader.GLIBC,
            "attempts-zero-musl", Reader.MUSL,
            "timeout-zero", Reader.MUSL,
            "use-vc", Reader.GLIBC);

    private final Host host;
    private final NameView view;
    private final Notes notes;

    ResolvConfChecks(Host host, NameView view, Notes notes) {
        this.host = host;
        this.view = view;
        this.notes = notes;
    }

    void run() {
        if (!there()) {
            return;
        }
        facts();
        servers();
        failover();
        flip();
        options();
        search();
    }

    /** Whether it can be read; a link that leads nowhere is a file that is not there. */
    private boolean there() {
        Optional<String> link = host.files().entry(FILE) instanceof RootView.Entry.Link(String target)
                ? Optional.of(target)
                : Optional.empty();
        link.ifPresent(target -> notes.fact(PATH, "a link to " + target));
        return switch (view.files().resolvConf()) {
            case FileText.Known _ -> true;
            case FileText.Absent _ -> {
                absent(link);
                yield false;
            }
            case FileText.Unknown(String why) -> {
                notes.unseen(FILE + ": " + why);
                yield false;
            }
        };
    }

    private void absent(Optional<String> link) {
        String what = link.map(target -> " is a link to " + target + ", which is not there")
                .orElse(" is not there");
        boolean maybeLater =
                !host.isLive() && link.filter(target -> target.contains("run/")).isPresent();
        if (maybeLater) {
            notes.unseen(FILE + what + ": a service writes it when the host runs");
            return;
        }
        notes.finding(Found.of(
                        view.severity(Reader.values()),
                        "dns/resolv-conf",
                        FILE + what + ": Go asks 127.0.0.1 and ::1, glibc and musl 127.0.0.1")
                .missing(FILE)
                .error("lookup api.example.com on [::1]:53: read udp [::1]:41234->[::1]:53: read: connection"
                        + " refused")
                .host(FILE, link.map(target -> "a link to " + target).orElse("is not there"))
                .configure(
                        "printf 'nameserver 192.0.2.53\\n' > " + FILE,
                        "with the address of a name server of yours, on a line of its own")
                .finding());
    }

    private void facts() {
        ResolvConf go = view.readings().getFirst();
        notes.fact(
                "nameservers",
                String.join(
                                ", ",
                                go.servers().stream()
                                        .map(server -> server + " ("
                                                + AddressKind.of(server).label() + ")")
                                        .toList())
                        + (go.defaultServers() ? ", because the file names none" : ""));
        if (!go.search().isEmpty()) {
            notes.fact(
                    "search list",
                    String.join(" ", go.search()) + (go.searchFromHostName() ? ", from the host's own name" : "")
                            + ", ndots " + go.ndots());
        }
        for (WorstCase worst : worstCases()) {
            notes.fact("all silent, lookup in " + NameView.label(worst.resolver()), seconds(worst));
        }
    }

    private List<WorstCase> worstCases() {
        return view.own().filter(own -> !own.worstCases().isEmpty()).orElse(view.pure()).worstCases().stream()
                .filter(worst -> worst.name().equals(Resolution.ORDINARY_NAME))
                .toList();
    }

    private static String seconds(WorstCase worst) {
        OptionalLong seconds = worst.seconds();
        return seconds.isPresent() ? seconds.getAsLong() + " s: " + worst.formula() : worst.formula();
    }

    private void servers() {
        ResolvConf go = view.readings().getFirst();
        if (go.defaultServers()) {
            notes.finding(Found.of(
                            view.severity(Reader.values()),
                            "dns/resolv-conf",
                            FILE + " names no server that can be used: Go asks 127.0.0.1 and ::1, glibc and musl"
                                    + " 127.0.0.1")
                    .missing("a line nameserver with an IP address")
                    .host(FILE, view.text().isBlank() ? "is empty" : "no usable line nameserver")
                    .configure(
                            "echo 'nameserver 192.0.2.53' >> " + FILE,
                            "with the address of a name server of yours, on a line of its own")
                    .finding());
            return;
        }
        count(go);
        kinds(go);
    }

    private void count(ResolvConf go) {
        List<String> never = go.ignoredServers().stream().map(Remark::text).toList();
        if (!never.isEmpty()) {
            notes.finding(Found.note(
                            "dns/nameserver-count",
                            "never asked: " + String.join(", ", never) + ". Go, glibc and musl use the first three"
                                    + " addresses")
                    .host("used", String.join(", ", go.servers()))
                    .configure(
                            deletion(never.getFirst()),
                            "or put it among the first three; a cache on this machine can ask more")
                    .finding());
        }
        boolean alone = go.servers().size() == 1 && AddressKind.of(go.servers().getFirst()) != AddressKind.LOOPBACK;
        if (alone) {
            notes.finding(Found.note(
                            "dns/nameserver-count",
                            go.servers().getFirst() + " is the only name server: while it is away every lookup fails,"
                                    + " after "
                                    + worstCases().getFirst().seconds().orElse(0) + " s in Go")
                    .host("nameserver", go.servers().getFirst())
                    .configure(
                            "echo 'nameserver 192.0.2.54' >> " + FILE,
                            "a second one that answers the same, or a cache on this machine that keeps old answers")
                    .finding());
        }
    }

    private void kinds(ResolvConf go) {
        List<String> open = go.servers().stream()
                .filter(server -> AddressKind.of(server) == AddressKind.PUBLIC)
                .toList();
        List<String> internal = go.servers().stream()
                .filter(server -> AddressKind.of(server) == AddressKind.INTERNAL)
                .toList();
        if (open.isEmpty() || internal.isEmpty()) {
            return;
        }
        Found found = Found.of(
                        view.severity(Reader.MUSL),
                        "dns/nameserver-views",
                        "internal and public servers together: musl asks all at once and takes the first answer, Go and"
                                + " glibc turn to the next when one is silent; a name of your own network then is"
                                + " \"no such host\", and the public server learns it")
                .host("internal", String.join(", ", internal))
                .host("public", String.join(", ", open));
        for (String server : open) {
            found.configure(deletion(server), "let the internal servers, or a cache on this machine, ask it");
        }
        notes.finding(found.finding());
    }

    /** The command that takes a server out of the file. */
    static String deletion(String server) {
        return "sed -i '/^nameserver " + server + "$/d' " + FILE;
    }

    private void failover() {
        List<WorstCase> slow = worstCases().stream()
                .filter(worst -> view.concerns(worst.resolver()))
                .filter(worst -> worst.seconds().orElse(Long.MAX_VALUE) > PATIENCE_SECONDS)
                .toList();
        if (slow.isEmpty()) {
            return;
        }
        Found found = Found.note(
                "dns/failover-time",
                "a lookup can take longer than " + PATIENCE_SECONDS + " s when servers are silent: "
                        + String.join(
                                ", ",
                                slow.stream()
                                        .map(worst -> NameView.label(worst.resolver()) + " "
                                                + (worst.seconds().isPresent()
                                                        ? worst.seconds().getAsLong() + " s"
                                                        : "for ever"))
                                        .toList()));
        slow.forEach(worst -> found.host(NameView.label(worst.resolver()), seconds(worst)));
        notes.finding(found.configure(
                        "echo 'options timeout:2 attempts:2' >> " + FILE,
                        "2 s for each server and attempt in Go and glibc, 2 s for the whole lookup in musl")
                .finding());
    }

    /** Words that Go does not know make a program with both resolvers use the C library's. */
    private void flip() {
        ResolvConf go = view.readings().getFirst();
        boolean flips = view.both()
                .decision()
                .filter(decision ->
                        decision.order() == Order.CGO && !go.unknown().isEmpty())
                .isPresent();
        if (!flips) {
            return;
        }
        boolean program =
                view.own().filter(own -> own.facts().linked() == Linked.BOTH).isPresent();
        List<String> words = go.unknown().stream().map(Remark::text).distinct().toList();
        boolean comment = words.stream().anyMatch(word -> word.startsWith("#") || word.startsWith(";"));
        Found found = Found.of(
                program ? Severity.GAP : Severity.NOTE,
                "dns/resolver-flip",
                (comment ? "a comment behind other words is none" : "words that Go does not know")
                        + ": " + String.join(" ", words.subList(0, Math.min(words.size(), 6)))
                        + ". A Go program with cgo then leaves every lookup to the C library");
        go.unknown().stream()
                .limit(3)
                .forEach(remark -> found.host(FILE + ", line " + remark.line(), line(remark.line())));
        notes.finding(found.configure(
                        comment ? "put each comment on a line of its own that begins with #" : "delete these words",
                        "then the same resolver is used with cgo and without")
                .finding());
    }

    private String line(int number) {
        List<String> lines = view.text().lines().toList();
        return number >= 1 && number <= lines.size() ? lines.get(number - 1).strip() : "";
    }

    private void options() {
        for (Trap trap : view.pure().traps()) {
            Optional<Reader> resolver = Optional.ofNullable(BROKEN.get(trap.id()));
            resolver.ifPresent(who -> notes.finding(Found.of(view.severity(who), "dns/options", trap.message())
                    .host("options", optionLines())
                    .configure(
                            "echo 'options timeout:2 attempts:2' >> " + FILE,
                            "values that all three take; delete the others")
                    .finding()));
        }
    }

    private String optionLines() {
        return String.join(
                " | ",
                view.text()
                        .lines()
                        .filter(line -> line.startsWith("options"))
                        .map(String::strip)
                        .toList());
    }

    private void search() {
        ResolvConf go = view.readings().getFirst();
        List<String> messages = new ArrayList<>();
        for (Trap trap : view.pure().traps()) {
            if (trap.id().equals("ndots") || trap.id().equals("comment-in-search")) {
                messages.add(trap.message());
            }
            if (trap.id().equals("search-root-on-musl") && view.oldMusl()) {
                messages.add(trap.message());
            }
        }
        for (String message : messages) {
            notes.finding(Found.note("dns/search-list", message)
                    .host("search list", String.join(" ", go.search()))
                    .host("ndots", Integer.toString(go.ndots()))
                    .configure(
                            "write names with a dot at their end in the service's configuration: api.example.com.",
                            "such a name is asked as it is and never searched")
                    .finding());
        }
    }
}
