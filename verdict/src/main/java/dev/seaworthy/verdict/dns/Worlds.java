package dev.seaworthy.verdict.dns;

import dev.seaworthy.binary.GoVersion;
import dev.seaworthy.verdict.dns.Decision.Alternative;
import dev.seaworthy.verdict.dns.NsSwitch.Source;
import dev.seaworthy.verdict.dns.NsSwitch.State;
import dev.seaworthy.verdict.dns.ResolvConf.Remark;
import dev.seaworthy.verdict.dns.ResolverFacts.Linked;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All ways how what is not known may be, and the choice in each of them. */
final class Worlds {
    private static final NsSwitch USUAL = sources("files", "dns");

    private final ResolverFacts facts;
    private final NameFiles files;
    private final Map<String, String> environment;
    private final List<World> worlds = new ArrayList<>();

    Worlds(ResolverFacts facts, NameFiles files, Map<String, String> environment) {
        this.facts = facts;
        this.files = files;
        this.environment = environment;
        // The newest possible release is taken for the usual one.
        for (GoRules rules : rules()) {
            String release = worlds.isEmpty() ? "" : "if it was built with Go " + rules.first() + " or a little newer";
            for (boolean cgo : cgo()) {
                add(
                        rules,
                        cgo,
                        release.isEmpty() && cgo != cgo().getFirst()
                                ? "if the C library's resolver is not linked"
                                : release);
            }
        }
    }

    /** The rules under which the usual choice is made. */
    GoRules usualRules() {
        return worlds.getFirst().rules();
    }

    private List<Boolean> cgo() {
        return switch (facts.linked()) {
            case BOTH -> List.of(true);
            case UNKNOWN -> List.of(true, false);
            case GO, C, NONE -> List.of(false);
        };
    }

    private List<GoRules> rules() {
        GoVersion unknown = GoVersion.of(1, Integer.MAX_VALUE, 0);
        GoRules newest = GoRules.of(facts.newest().orElse(facts.oldest().orElse(unknown)));
        GoRules oldest = facts.oldest().map(GoRules::of).orElse(newest);
        Set<GoRules> range = EnumSet.range(oldest.compareTo(newest) < 0 ? oldest : newest, newest);
        return List.copyOf(range).reversed();
    }

    private void add(GoRules rules, boolean cgo, String release) {
        for (Possible<List<Remark>> resolvConf : resolvConfs(rules)) {
            for (Possible<NsSwitch> nss : switches()) {
                for (Possible<Boolean> mdnsAllow : mdnsAllows(nss.value())) {
                    String when = String.join(
                            ", and ",
                            List.of(release, resolvConf.when(), nss.when(), mdnsAllow.when()).stream()
                                    .filter(text -> !text.isEmpty())
                                    .toList());
                    worlds.add(new World(
                            rules, cgo, resolvConf.value(), nss.value(), mdnsAllow.value(), files.hostName(), when));
                }
            }
        }
    }

    private record Possible<T>(T value, String when) {}

    private List<Possible<List<Remark>>> resolvConfs(GoRules rules) {
        return switch (files.resolvConf()) {
            case FileText.Known(String text) ->
                List.of(new Possible<>(
                        GoResolvConf.read(text, rules, files.hostName()).unknown(), ""));
            case FileText.Absent() -> List.of(new Possible<>(List.of(), ""));
            case FileText.Unknown(String _) ->
                List.of(
                        new Possible<>(List.of(), ""),
                        new Possible<>(
                                List.of(new Remark(0, "something")),
                                "if /etc/resolv.conf has an option or a keyword that Go does not know"));
        };
    }

    private List<Possible<NsSwitch>> switches() {
        return switch (files.nsswitch()) {
            case FileText.Known(String text) -> List.of(new Possible<>(GoNsSwitch.read(text), ""));
            case FileText.Absent() -> List.of(new Possible<>(NsSwitch.ABSENT, ""));
            case FileText.Unknown(String _) ->
                List.of(
                        new Possible<>(USUAL, ""),
                        new Possible<>(NsSwitch.ABSENT, "if there is no /etc/nsswitch.conf"),
                        new Possible<>(sources("dns", "files"), "if /etc/nsswitch.conf has dns before files"),
                        new Possible<>(
                                sources("files", "resolve", "dns"),
                                "if /etc/nsswitch.conf has a source that Go does not know, such as resolve"),
                        new Possible<>(
                                sources("files", "mdns4_minimal", "dns"), "if /etc/nsswitch.conf has an mdns source"));
        };
    }

    private List<Possible<Boolean>> mdnsAllows(NsSwitch nss) {
        if (nss.sources().stream().noneMatch(source -> source.name().startsWith("mdns"))) {
            return List.of(new Possible<>(false, ""));
        }
        return switch (files.mdnsAllow()) {
            case FileText.Known(String _) -> List.of(new Possible<>(true, ""));
            case FileText.Absent() -> List.of(new Possible<>(false, ""));
            case FileText.Unknown(String _) ->
                List.of(new Possible<>(false, ""), new Possible<>(true, "if /etc/mdns.allow exists"));
        };
    }

    private static NsSwitch sources(String... names) {
        return new NsSwitch(
                State.READ,
                List.of(names).stream().map(name -> new Source(name, List.of())).toList(),
                "");
    }

    /** The choice for a name: the usual one, and what else is possible. */
    Decision decide(String name) {
        Decision usual = GoChoice.of(worlds.getFirst(), facts, environment, name);
        List<Alternative> alternatives = new ArrayList<>();
        Set<Order> seen = EnumSet.of(usual.order());
        for (World world : worlds) {
            Order order = GoChoice.of(world, facts, environment, name).order();
            if (seen.add(order)) {
                alternatives.add(new Alternative(order, world.when()));
            }
        }
        return new Decision(usual.order(), usual.because(), alternatives);
    }

    /** Whether a Go program decides here at all. */
    static boolean decides(ResolverFacts facts) {
        return facts.oldest().isPresent() && facts.linked() != Linked.NONE && facts.linked() != Linked.C;
    }

    /** The name of this machine, when it is known. */
    Optional<String> hostName() {
        return files.hostName();
    }
}
