package dev.seaworthy.cli;

import dev.seaworthy.verdict.dns.Decision;
import dev.seaworthy.verdict.dns.NamesAsked;
import dev.seaworthy.verdict.dns.OptionFate;
import dev.seaworthy.verdict.dns.Resolution;
import dev.seaworthy.verdict.dns.ResolvConf;
import dev.seaworthy.verdict.dns.ResolvConf.Remark;
import dev.seaworthy.verdict.dns.Trap;
import dev.seaworthy.verdict.dns.WorstCase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The object {@code nameResolution} of a result. */
final class NameJson {
    private NameJson() {}

    static Map<String, Object> of(Resolution resolution) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("linked", Style.word(resolution.facts().linked().name()));
        resolution.decision().ifPresent(decision -> json.put("decision", decision(decision)));
        json.put(
                "special",
                resolution.special().stream()
                        .map(one -> object("name", one.name(), "decision", decision(one.decision())))
                        .toList());
        resolution.resolver().ifPresent(reader -> json.put("resolver", Style.word(reader.name())));
        json.put("steps", resolution.steps());
        json.put(
                "resolvConf",
                resolution.readings().stream().map(NameJson::reading).toList());
        json.put("asked", resolution.asked().stream().map(NameJson::asked).toList());
        json.put("options", resolution.options().stream().map(NameJson::option).toList());
        json.put(
                "whenAllServersAreSilent",
                resolution.worstCases().stream().map(NameJson::worst).toList());
        json.put("traps", resolution.traps().stream().map(NameJson::trap).toList());
        json.put("unknown", resolution.unknown());
        return json;
    }

    private static Map<String, Object> decision(Decision decision) {
        return object(
                "order",
                decision.order().printed(),
                "because",
                decision.because(),
                "alternatives",
                decision.alternatives().stream()
                        .map(other -> object("order", other.order().printed(), "when", other.when()))
                        .toList());
    }

    private static Map<String, Object> reading(ResolvConf conf) {
        return object(
                "resolver",
                Style.word(conf.reader().name()),
                "servers",
                conf.servers(),
                "defaultServers",
                conf.defaultServers(),
                "ignoredServers",
                remarks(conf.ignoredServers()),
                "search",
                conf.search(),
                "ndots",
                conf.ndots(),
                "timeout",
                conf.timeoutSeconds(),
                "attempts",
                conf.attempts(),
                "flags",
                conf.flags().stream().map(ResolvConf.Flag::option).sorted().toList(),
                "notUnderstood",
                remarks(conf.unknown()));
    }

    private static List<Map<String, Object>> remarks(List<Remark> remarks) {
        return remarks.stream()
                .map(remark -> object("line", remark.line(), "text", remark.text()))
                .toList();
    }

    private static Map<String, Object> asked(NamesAsked asked) {
        return object(
                "resolver",
                Style.word(asked.resolver().name()),
                "name",
                asked.name(),
                "whenMissing",
                asked.whenMissing(),
                "whenSilent",
                asked.whenDead());
    }

    private static Map<String, Object> option(OptionFate fate) {
        return object("option", fate.option(), "go", fate.go(), "glibc", fate.glibc(), "musl", fate.musl());
    }

    private static Map<String, Object> worst(WorstCase worst) {
        Map<String, Object> json =
                object("resolver", Style.word(worst.resolver().name()), "name", worst.name());
        worst.seconds().ifPresent(seconds -> json.put("seconds", seconds));
        json.put("formula", worst.formula());
        return json;
    }

    private static Map<String, Object> trap(Trap trap) {
        return object("id", trap.id(), "message", trap.message());
    }

    private static Map<String, Object> object(Object... namesAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return object;
    }
}
