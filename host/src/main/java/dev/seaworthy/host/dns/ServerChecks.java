package dev.seaworthy.host.dns;

import dev.seaworthy.host.Found;
import dev.seaworthy.host.Notes;
import dev.seaworthy.host.dns.ask.ServerReport;
import dev.seaworthy.host.dns.ask.ServerReport.State;
import dev.seaworthy.host.dns.ask.Support;
import dev.seaworthy.host.dns.ask.Survey;
import dev.seaworthy.verdict.Severity;
import dev.seaworthy.verdict.dns.ResolvConf;
import dev.seaworthy.verdict.dns.ResolvConf.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Asks the name servers, all at the same time, and says what they did. */
final class ServerChecks {
    /** For the first answer: what resolvers wait, but nobody wants to wait a minute for an audit. */
    private static final int LONGEST_WAIT_SECONDS = 5;

    private static final double SLOW_MILLIS = 200;
    private static final String NOTHING = "";

    private final NameView view;
    private final Notes notes;
    private final String name;

    ServerChecks(NameView view, Notes notes, String name) {
        this.view = view;
        this.notes = notes;
        this.name = name;
    }

    void run(Asking asking) {
        int seconds = Math.clamp(view.readings().getFirst().timeoutSeconds(), 1, LONGEST_WAIT_SECONDS);
        List<ServerReport> reports = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<ServerReport>> futures = new ArrayList<>();
            for (String server : view.servers()) {
                futures.add(threads.submit(() -> {
                    ServerReport report = Survey.of(server, name, seconds * 1000);
                    asking.done().accept(server);
                    return report;
                }));
            }
            for (Future<ServerReport> future : futures) {
                reports.add(future.get());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            notes.unseen("the name servers: stopped while they were asked");
            return;
        } catch (ExecutionException bug) {
            throw new IllegalStateException(bug.getCause());
        }
        judge(reports);
    }

    /** Says what the servers did. */
    void judge(List<ServerReport> reports) {
        for (ServerReport report : reports) {
            notes.fact("nameserver " + report.address(), describe(report));
        }
        for (ResolvConf conf : view.readings()) {
            Failover now = Failover.of(conf, name, reports, view.oldMusl());
            notes.fact("now, lookup in " + NameView.label(conf.reader()), text(now));
        }
        reports.forEach(report -> judge(report, reports));
        differences(reports);
    }

    private static String text(Failover now) {
        return (now.seconds().isPresent()
                        ? String.format(
                                Locale.ROOT,
                                now.seconds().getAsDouble() < 0.1 ? "%.4f s" : "%.2f s",
                                now.seconds().getAsDouble())
                        : "not foretold")
                + (now.answered() ? "" : ", and fails") + ": " + now.how();
    }

    private String describe(ServerReport report) {
        return switch (report.state()) {
            case ANSWERS ->
                String.format(
                        Locale.ROOT,
                        "answers in %.2f ms (median, %d of %d answered): %s; EDNS %s, TCP %s, AAAA %s%s",
                        report.medianMillis().orElse(0),
                        Math.min(report.asked(), report.answered()),
                        report.asked(),
                        report.addresses().isEmpty()
                                ? report.code() + ", no address"
                                : String.join(" ", report.addresses()),
                        yes(report.edns()),
                        yes(report.tcp()),
                        yes(report.aaaa()),
                        report.truncated() ? ", an answer did not fit into UDP" : NOTHING);
            case FAILS -> "says " + report.detail();
            case NONSENSE -> "sends " + report.detail();
            case SILENT -> "is silent" + (report.tcp() == Support.YES ? " over UDP, and answers over TCP" : NOTHING);
            case CLOSED -> report.detail();
        };
    }

    private static String yes(Support support) {
        return support.name().toLowerCase(Locale.ROOT);
    }

    private void judge(ServerReport report, List<ServerReport> all) {
        switch (report.state()) {
            case SILENT, CLOSED -> away(report, all);
            case FAILS ->
                notes.finding(Found.of(
                                view.severity(Reader.values()),
                                "dns/nameserver-fails",
                                report.address() + " says " + report.detail() + " when asked for " + name
                                        + "; Go and glibc turn to the next server, musl waits for another answer")
                        .error("lookup " + name + " on " + report.address() + ":53: server misbehaving")
                        .host("nameserver " + report.address(), describe(report))
                        .configure(
                                "dig @" + report.address() + " " + name,
                                "shows its whole answer; often it serves its own zones only, or does not know this"
                                        + " client")
                        .finding());
            case NONSENSE ->
                notes.finding(Found.of(
                                view.severity(Reader.values()),
                                "dns/nameserver-fails",
                                report.address() + " sends what is no answer: " + report.detail()
                                        + "; Go waits until its timeout")
                        .error("lookup " + name + " on " + report.address() + ":53: read udp: i/o timeout")
                        .host("nameserver " + report.address(), describe(report))
                        .configure(
                                ResolvConfChecks.deletion(report.address()),
                                "it, or something on the way to it, changes answers")
                        .finding());
            case ANSWERS -> answers(report);
        }
    }

    private void away(ServerReport report, List<ServerReport> all) {
        boolean first = !all.isEmpty() && all.getFirst().equals(report);
        boolean loopback = AddressKind.of(report.address()) == AddressKind.LOOPBACK;
        if (report.state() == State.CLOSED && loopback) {
            // dns/stub-missing says it, and why.
            return;
        }
        Found found = Found.of(
                view.severity(Reader.values()),
                "dns/nameserver-silent",
                report.address()
                        + (report.state() == State.CLOSED ? " cannot be asked: " + report.detail() : " does not answer")
                        + (first ? ", and it is asked first" : NOTHING)
                        + (report.tcp() == Support.YES
                                ? "; it answers over TCP, so that something drops UDP"
                                : NOTHING));
        if (report.state() == State.SILENT) {
            found.error("lookup " + name + " on " + report.address() + ":53: read udp: i/o timeout");
        }
        found.host("nameserver " + report.address(), describe(report));
        for (ResolvConf conf : view.readings()) {
            found.host(
                    "a lookup now, " + NameView.label(conf.reader()),
                    text(Failover.of(conf, name, all, view.oldMusl())));
        }
        notes.finding(found.configure(
                        ResolvConfChecks.deletion(report.address()),
                        "or bring it back; until then every lookup waits for it, or hangs on the others alone")
                .finding());
    }

    private void answers(ServerReport report) {
        report.hijacked()
                .ifPresent(address -> notes.finding(Found.of(
                                view.severity(Reader.values()),
                                "dns/nxdomain-hijack",
                                report.address() + " gives an address, " + address
                                        + ", for a name that does not exist: a mistyped name connects to a stranger")
                        .host("a random name under .invalid", address)
                        .configure(ResolvConfChecks.deletion(report.address()), "and take a server that says NXDOMAIN")
                        .finding()));
        if (report.aaaa() == Support.NO) {
            limit(
                    report,
                    Severity.GAP,
                    "does not answer when asked for IPv6 addresses: Go and glibc wait for that answer as long as for a"
                            + " dead server, and musl fails",
                    "let it, or the firewall before it, answer AAAA");
        }
        if (report.aaaa() == Support.FAILS) {
            limit(
                    report,
                    view.concerns(Reader.MUSL) ? Severity.GAP : Severity.NOTE,
                    "gives an address, and fails when asked for IPv6 addresses: musl passes over that and waits until its"
                            + " timeout, then the lookup fails",
                    "let it say that there are none (NOERROR without addresses), or ask a server that does");
        }
        if (report.tcp() == Support.NO) {
            limit(
                    report,
                    Severity.NOTE,
                    "does not answer over TCP: answers that do not fit into UDP fail"
                            + (report.truncated() ? ", and " + name + " is one" : NOTHING),
                    "open port 53 for TCP");
        }
        if (report.edns() == Support.NO) {
            limit(
                    report,
                    Severity.NOTE,
                    "does not speak EDNS(0): answers of more than 512 bytes need TCP",
                    "let it, or the firewall before it, pass EDNS");
        }
        if (report.medianMillis().orElse(0) > SLOW_MILLIS) {
            limit(
                    report,
                    Severity.NOTE,
                    String.format(
                            Locale.ROOT,
                            "takes %.0f ms for an answer",
                            report.medianMillis().orElse(0)),
                    "a cache on this machine keeps what it says");
        }
    }

    private void limit(ServerReport report, Severity severity, String what, String remedy) {
        notes.finding(Found.of(
                        severity == Severity.GAP ? view.severity(Reader.values()) : severity,
                        "dns/nameserver-limits",
                        report.address() + " " + what)
                .host("nameserver " + report.address(), describe(report))
                .configure("dig @" + report.address() + " " + name + " AAAA +tcp", remedy)
                .finding());
    }

    private void differences(List<ServerReport> reports) {
        List<ServerReport> answering =
                reports.stream().filter(one -> one.state() == State.ANSWERS).toList();
        Optional<ServerReport> other = answering.stream()
                .skip(1)
                .filter(one -> !one.code().equals(answering.getFirst().code())
                        || !one.addresses().equals(answering.getFirst().addresses()))
                .findFirst();
        if (other.isEmpty()) {
            return;
        }
        boolean one = answering.stream()
                .anyMatch(report -> !report.code().equals(answering.getFirst().code()));
        Found found = Found.of(
                one ? view.severity(Reader.values()) : Severity.NOTE,
                "dns/answers-differ",
                "servers answer differently for " + name + (one ? ": for one it does not exist" : NOTHING)
                        + "; musl takes whichever is faster");
        answering.forEach(report -> found.host("nameserver " + report.address(), describe(report)));
        notes.finding(found.configure(
                        "keep only servers that know the same names",
                        one
                                ? "which of them is asked depends on the resolver and on who is silent"
                                : "different addresses of one name can be meant: a balancer, or a change on its way")
                .finding());
    }
}
