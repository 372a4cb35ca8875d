package dev.seaworthy.verdict.rules.runtime;

import dev.seaworthy.binary.LinkedFunction;
import dev.seaworthy.binary.Use;
import dev.seaworthy.target.Setting;
import dev.seaworthy.target.root.RootView;
import dev.seaworthy.verdict.Case;
import dev.seaworthy.verdict.Finding;
import dev.seaworthy.verdict.Remedy;
import dev.seaworthy.verdict.Rule;
import dev.seaworthy.verdict.rules.Draft;
import dev.seaworthy.verdict.rules.ElfChecks;
import java.util.List;

/** The program looks up hosts, and no hosts file names this one: container engines write one, and a host has its own. */
public final class HostsFileRule implements Rule {
    private static final String HOSTS = "/etc/hosts";

    @Override
    public String id() {
        return "runtime/hosts-file";
    }

    @Override
    public List<Finding> check(Case one) {
        List<LinkedFunction> uses = Linked.in(one).of(Use.HOSTS_FILE);
        boolean absent = one.target().setting() == Setting.HOST
                && one.target().root().lookup(HOSTS) instanceof RootView.Lookup.Absent;
        if (uses.isEmpty() || !absent || !ElfChecks.loadable(one)) {
            return List.of();
        }
        return Linked.evidence(
                        Draft.note(
                                id(),
                                one.name() + " looks up hosts, and "
                                        + one.target().name() + " has no " + HOSTS
                                        + ": not even localhost is found without a name server."),
                        uses)
                .predicts("lookup localhost…")
                .target(HOSTS, "is not there")
                .remedies(List.of(new Remedy(
                        Remedy.Kind.INSTALL,
                        "printf '127.0.0.1 localhost\\n::1 localhost\\n' >> " + HOSTS,
                        "names the host itself; it needs nothing else for that")))
                .alone();
    }
}
