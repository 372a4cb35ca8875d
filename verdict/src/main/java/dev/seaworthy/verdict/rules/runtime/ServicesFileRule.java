package dev.seaworthy.verdict.rules.runtime;

import dev.seaworthy.binary.LinkedFunction;
import dev.seaworthy.binary.Use;
import dev.seaworthy.target.root.RootView;
import dev.seaworthy.verdict.Case;
import dev.seaworthy.verdict.Finding;
import dev.seaworthy.verdict.Rule;
import dev.seaworthy.verdict.remedy.Installs;
import dev.seaworthy.verdict.remedy.Thing;
import dev.seaworthy.verdict.rules.Draft;
import dev.seaworthy.verdict.rules.ElfChecks;
import java.util.List;

/** The program asks for ports by name, and there is no list of them: Go's own has the dozen that everybody uses. */
public final class ServicesFileRule implements Rule {
    private static final String SERVICES = "/etc/services";

    @Override
    public String id() {
        return "runtime/services-file";
    }

    @Override
    public List<Finding> check(Case one) {
        Linked linked = Linked.in(one);
        // Whoever connects has this function: only a call from outside the standard library says more.
        List<LinkedFunction> uses = linked.callsKnown() ? linked.calledFromOutside(Use.PORT_NAMES) : List.of();
        boolean absent = one.target().root().lookup(SERVICES) instanceof RootView.Lookup.Absent;
        if (uses.isEmpty() || !absent || !ElfChecks.loadable(one)) {
            return List.of();
        }
        return Linked.evidence(
                        Draft.note(
                                id(),
                                one.name() + " asks for ports by name, and "
                                        + one.target().name() + " has no " + SERVICES
                                        + ": http, https, smtp, ssh and a few more are in Go's own list, others fail."),
                        uses)
                .predicts((linked.since(1, 22) ? "lookup" : "address") + " tcp/…: unknown port")
                .target(SERVICES, "is not there")
                .remedies(Installs.of(one, new Thing.File(SERVICES)))
                .alone();
    }
}
