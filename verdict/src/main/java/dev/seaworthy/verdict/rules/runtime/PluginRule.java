package dev.seaworthy.verdict.rules.runtime;

import dev.seaworthy.binary.GoFacts;
import dev.seaworthy.binary.LinkedFunction;
import dev.seaworthy.binary.Use;
import dev.seaworthy.verdict.Case;
import dev.seaworthy.verdict.Finding;
import dev.seaworthy.verdict.Rule;
import dev.seaworthy.verdict.rules.Draft;
import dev.seaworthy.verdict.rules.ElfChecks;
import java.util.List;

/** The program loads Go plugins, and was built in a way in which it cannot load any. */
public final class PluginRule implements Rule {
    @Override
    public String id() {
        return "runtime/plugin";
    }

    @Override
    public List<Finding> check(Case one) {
        boolean cgo = one.binary().go().map(GoFacts::cgo).orElse(false);
        boolean loader = one.binary().interpreter().isPresent();
        List<LinkedFunction> uses = Linked.in(one).of(Use.PLUGINS);
        if (uses.isEmpty() || (cgo && loader) || !ElfChecks.loadable(one)) {
            return List.of();
        }
        String why = cgo ? "it is static, and a static program has no dynamic loader." : "it was built without cgo.";
        Draft draft = cgo
                ? Draft.note(id(), one.name() + " can load Go plugins, which will hardly work: " + why)
                : Draft.gap(id(), one.name() + " loads Go plugins, and cannot load any: " + why)
                        .lacks("support for plugins")
                        .predicts("plugin: not implemented");
        return Linked.evidence(draft, uses)
                .binary("cgo", String.valueOf(cgo))
                .target("every target", "makes no difference")
                .remedies(Remedies.withCgo(one))
                .alone();
    }
}
