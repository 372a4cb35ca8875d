package dev.seaworthy.verdict.dns;

import dev.seaworthy.verdict.dns.NsSwitch.Criterion;
import dev.seaworthy.verdict.dns.NsSwitch.Source;
import dev.seaworthy.verdict.dns.Resolution.NameCase;
import dev.seaworthy.verdict.dns.ResolvConf.Reader;
import dev.seaworthy.verdict.dns.ResolverFacts.CResolver;
import dev.seaworthy.verdict.dns.ResolverFacts.Linked;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts the parts of a {@link Resolution} together. */
final class Simulation {
    /** Names of no, one and two dots. */
    private static final List<String> SAMPLES = List.of("api", "api.example", Resolution.ORDINARY_NAME);

    private static final List<String> SPECIAL = List.of("printer.local", "localhost", "_gateway");

    private final ResolverFacts facts;
    private final NameFiles files;
    private final Map<String, String> environment;

    Simulation(ResolverFacts facts, NameFiles files, Map<String, String> environment) {
        this.facts = facts;
        this.files = files;
        this.environment = environment;
    }

    Resolution run() {
        Optional<Worlds> worlds =
                Worlds.decides(facts) ? Optional.of(new Worlds(facts, files, environment)) : Optional.empty();
        Optional<Decision> decision = worlds.map(all -> all.decide(Resolution.ORDINARY_NAME));
        List<NameCase> special =
                worlds.map(all -> special(all, decision.orElseThrow())).orElse(List.of());
        Optional<Reader> resolver = resolver(decision);
        List<ResolvConf> readings = facts.linked() == Linked.NONE
                ? List.of()
                : readings(worlds.map(Worlds::usualRules).orElse(GoRules.GO_1_23));
        List<Trap> traps = new ArrayList<>();
        List<OptionFate> options = List.of();
        if (!readings.isEmpty() && files.resolvConf() instanceof FileText.Known(String text)) {
            options = OptionFate.of(text, readings.get(0), readings.get(1), readings.get(2));
            traps.addAll(FileTraps.of(text, readings.get(0), readings.get(1), readings.get(2)));
        }
        if (facts.linked() != Linked.NONE) {
            traps.addAll(SourceTraps.of(facts, files, environment, worlds.map(Worlds::usualRules)));
        }
        List<NamesAsked> asked = new ArrayList<>();
        List<WorstCase> worstCases = new ArrayList<>();
        for (ResolvConf conf : readings) {
            for (String name : SAMPLES) {
                NamesAsked names = NamesAsked.of(conf, name, facts.cLibrary() == CResolver.OLD_MUSL);
                asked.add(names);
                worstCases.add(WorstCase.of(conf, names));
            }
        }
        return new Resolution(
                facts,
                decision,
                special,
                resolver,
                steps(decision, resolver),
                readings,
                asked,
                options,
                worstCases,
                traps,
                unknown());
    }

    private List<NameCase> special(Worlds worlds, Decision usual) {
        List<String> names = new ArrayList<>(SPECIAL);
        worlds.hostName().ifPresent(names::add);
        return names.stream()
                .map(name -> new NameCase(name, worlds.decide(name)))
                .filter(one -> one.decision().order() != usual.order())
                .toList();
    }

    private Optional<Reader> resolver(Optional<Decision> decision) {
        boolean c = decision.map(one -> one.order() == Order.CGO).orElse(facts.linked() == Linked.C);
        if (c) {
            return switch (facts.cLibrary()) {
                case GLIBC -> Optional.of(Reader.GLIBC);
                case MUSL, OLD_MUSL -> Optional.of(Reader.MUSL);
                case UNKNOWN -> Optional.empty();
            };
        }
        return decision.map(_ -> Reader.GO);
    }

    /** What each of the three makes of the file, in the order of {@link Reader}. */
    private List<ResolvConf> readings(GoRules rules) {
        return switch (files.resolvConf()) {
            case FileText.Unknown(String _) -> List.of();
            case FileText.Known(String text) -> readings(text, rules);
            case FileText.Absent() -> readings("", rules);
        };
    }

    private List<ResolvConf> readings(String text, GoRules rules) {
        return List.of(
                GoResolvConf.read(text, rules, files.hostName()),
                GlibcResolvConf.read(text, environment, files.hostName()),
                MuslResolvConf.read(text));
    }

    private List<String> steps(Optional<Decision> decision, Optional<Reader> resolver) {
        if (decision.isPresent() && decision.get().order() != Order.CGO) {
            return switch (decision.get().order()) {
                case FILES_DNS -> List.of("/etc/hosts", "DNS");
                case DNS_FILES -> List.of("DNS", "/etc/hosts");
                case FILES -> List.of("/etc/hosts");
                case DNS -> List.of("DNS");
                case CGO -> List.of();
            };
        }
        return resolver.map(reader -> reader == Reader.MUSL ? List.of("/etc/hosts", "DNS") : glibcSteps())
                .orElse(List.of());
    }

    private List<String> glibcSteps() {
        NsSwitch nss = switch (files.nsswitch()) {
            case FileText.Known(String text) -> GlibcNsSwitch.read(text);
            case FileText.Absent() -> GlibcNsSwitch.absent();
            case FileText.Unknown(String _) -> new NsSwitch(NsSwitch.State.ABSENT, List.of(), "");
        };
        return nss.sources().stream().map(Simulation::step).toList();
    }

    private static String step(Source source) {
        String what = switch (source.name()) {
            case "files" -> "/etc/hosts";
            case "dns" -> "DNS";
            default -> "libnss_" + source.name() + ".so.2, when it is installed";
        };
        StringBuilder step = new StringBuilder(what);
        for (Criterion criterion : source.criteria()) {
            step.append(" [")
                    .append(criterion.negated() ? "!" : "")
                    .append(criterion.status())
                    .append('=')
                    .append(criterion.action())
                    .append(']');
        }
        return step.toString();
    }

    private List<String> unknown() {
        List<String> unknown = new ArrayList<>();
        unknown("/etc/resolv.conf", files.resolvConf(), unknown);
        unknown("/etc/nsswitch.conf", files.nsswitch(), unknown);
        unknown("/etc/hosts", files.hosts(), unknown);
        if (facts.linked() == Linked.UNKNOWN) {
            unknown.add("which resolvers are in the binary");
        }
        if (facts.cLibrary() == CResolver.UNKNOWN && (facts.linked() == Linked.BOTH || facts.linked() == Linked.C)) {
            unknown.add("whose C library will answer");
        }
        return unknown;
    }

    private static void unknown(String path, FileText file, List<String> unknown) {
        if (file instanceof FileText.Unknown(String why)) {
            unknown.add(path + ": " + why);
        }
    }
}
