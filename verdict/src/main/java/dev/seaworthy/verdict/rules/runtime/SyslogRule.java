package dev.seaworthy.verdict.rules.runtime;

import dev.seaworthy.binary.LinkedFunction;
import dev.seaworthy.binary.Use;
import dev.seaworthy.target.Setting;
import dev.seaworthy.target.root.RootView;
import dev.seaworthy.verdict.Case;
import dev.seaworthy.verdict.Finding;
import dev.seaworthy.verdict.Rule;
import dev.seaworthy.verdict.rules.Draft;
import dev.seaworthy.verdict.rules.ElfChecks;
import java.util.List;

/** The program sends to the system's log, of which a container has none. */
public final class SyslogRule implements Rule {
    /** {@code src/log/syslog/syslog_unix.go}: tried in this order, each as a datagram socket and as a stream. */
    private static final List<String> SOCKETS = List.of("/dev/log", "/var/run/syslog", "/var/run/log");

    @Override
    public String id() {
        return "runtime/syslog";
    }

    @Override
    public List<Finding> check(Case one) {
        List<LinkedFunction> uses = Linked.in(one).reached(Use.SYSLOG);
        if (uses.isEmpty() || !ElfChecks.loadable(one)) {
            return List.of();
        }
        boolean container = one.target().setting() == Setting.CONTAINER;
        for (String socket : SOCKETS) {
            switch (one.target().root().entry(socket)) {
                // /dev is the engine's in a container, whatever the image holds there.
                case RootView.Entry.Special _, RootView.Entry.Link _ -> {
                    if (!container) {
                        return List.of();
                    }
                }
                case RootView.Entry.Unknown _ -> {
                    if (!container) {
                        return List.of();
                    }
                }
                case RootView.Entry.Absent _, RootView.Entry.File _, RootView.Entry.Directory _ -> {}
            }
        }
        Draft draft = Linked.evidence(
                Draft.gap(
                                id(),
                                one.name() + " sends to the system's log, and "
                                        + (container
                                                ? "in a container nobody listens there."
                                                : one.target().name() + " has no socket for it."))
                        .lacks("syslog daemon")
                        .predicts("Unix syslog delivery error"),
                uses);
        SOCKETS.forEach(
                socket -> draft.target("looked for", socket + (container ? ": not in a container" : ": no socket")));
        return draft.remedies(Remedies.syslog(one)).alone();
    }
}
