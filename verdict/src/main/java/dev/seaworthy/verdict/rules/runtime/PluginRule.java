package dev.seaworthy.verdict.rules.runtime;

import dev.seaworthy.binary.GoFacts;
import dev.seaworthy.binary.LinkedFunction;
import dev.seaworthy.binary.PluginPair.Fit;
import dev.seaworthy.binary.Use;
import dev.seaworthy.verdict.Case;
import dev.seaworthy.verdict.Finding;
import dev.seaworthy.verdict.Plugin;
import dev.seaworthy.verdict.Remedy;
import dev.seaworthy.verdict.Rule;
import dev.seaworthy.verdict.rules.Draft;
import dev.seaworthy.verdict.rules.ElfChecks;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The program loads Go plugins, and was built in a way in which it cannot load any, or not those that it is given. */
public final class PluginRule implements Rule {
    /** More say the same: usually it is the release, a flag, or one module. */
    private static final int MOST_DIFFERENCES = 6;

    @Override
    public String id() {
        return "runtime/plugin";
    }

    @Override
    public List<Finding> check(Case one) {
        boolean cgo = one.binary().go().map(GoFacts::cgo).orElse(false);
        boolean loader = one.binary().interpreter().isPresent();
        List<LinkedFunction> uses = Linked.in(one).of(Use.PLUGINS);
        if (!ElfChecks.loadable(one)) {
            return List.of();
        }
        if (uses.isEmpty() || (cgo && loader)) {
            return one.plugins().stream().flatMap(plugin -> fits(one, plugin)).toList();
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

    private Stream<Finding> fits(Case one, Plugin plugin) {
        String name = plugin.shownAs();
        return switch (plugin.pair().fit()) {
            case Fit.Loads _ -> Stream.of();
            // That is said of the program already.
            case Fit.NoPlugins _ -> Stream.of();
            case Fit.Refused(String error) ->
                Stream.of(differing(
                        Draft.gap(
                                        id(),
                                        one.name() + " will not load " + name
                                                + ": not all of their packages are the same.")
                                .lacks("a plugin that fits")
                                .predicts("plugin.Open(\"" + withoutEnding(name) + "\"): " + error),
                        plugin));
            case Fit.OtherRelease(String program, String other) ->
                Stream.of(differing(
                        Draft.gap(
                                        id(),
                                        one.name() + " was built by " + program + " and " + name + " by " + other
                                                + ": it will not load it, or crash.")
                                .lacks("a plugin that fits"),
                        plugin));
            case Fit.Unknown(String why) ->
                Stream.of(Draft.note(
                                id(), "Whether " + one.name() + " can load " + name + " cannot be told: " + why + ".")
                        .binary("plugin", name)
                        .target("every target", "makes no difference")
                        .finding());
        };
    }

    /** As package plugin shows it. */
    private static String withoutEnding(String name) {
        return name.endsWith(".so") ? name.substring(0, name.length() - 3) : name;
    }

    private static Finding differing(Draft draft, Plugin plugin) {
        draft.binary("plugin", plugin.shownAs());
        plugin.pair().differences().stream()
                .limit(MOST_DIFFERENCES)
                .forEach(difference -> draft.binary(
                        "different " + difference.kind().name().toLowerCase(Locale.ROOT),
                        difference.name() + ": " + shown(difference.program()) + " in the program, "
                                + shown(difference.plugin()) + " in the plugin"));
        return draft.target("every target", "makes no difference")
                .remedies(List.of(new Remedy(
                        Remedy.Kind.REBUILD,
                        "go build -buildmode=plugin",
                        "with the same Go release, modules and flags as the program, from one checkout")))
                .finding();
    }

    private static String shown(String value) {
        return value.isEmpty() ? "nothing" : value;
    }
}
