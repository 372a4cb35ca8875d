package dev.seaworthy.verdict.rules.runtime;

import dev.seaworthy.binary.LinkedFunction;
import dev.seaworthy.binary.Use;
import dev.seaworthy.verdict.Case;
import dev.seaworthy.verdict.Fact;
import dev.seaworthy.verdict.Finding;
import dev.seaworthy.verdict.Rule;
import dev.seaworthy.verdict.rules.Draft;
import dev.seaworthy.verdict.rules.ElfChecks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The program loads time zones by name, or is told its local one by TZ, and the target has no time zones. */
public final class TimeZonesRule implements Rule {
    private static final String LACKS = "time zones";

    @Override
    public String id() {
        return "runtime/time-zones";
    }

    @Override
    public List<Finding> check(Case one) {
        Linked linked = Linked.in(one);
        if (linked.has(Use.EMBEDDED_TIME_ZONES) || !ElfChecks.loadable(one)) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>(byName(one, linked.of(Use.TIME_ZONES)));
        findings.addAll(local(one, linked.of(Use.LOCAL_TIME)));
        return findings;
    }

    private List<Finding> byName(Case one, List<LinkedFunction> uses) {
        if (uses.isEmpty()) {
            return List.of();
        }
        return switch (ZoneSearch.forAny(one)) {
            case ZoneSearch.Result.Found _ -> List.of();
            case ZoneSearch.Result.None(List<Fact> places) ->
                written(
                        Draft.gap(
                                        id(),
                                        one.name() + " loads time zones by name, and "
                                                + one.target().name()
                                                + " has none; every name but UTC and Local fails.")
                                .lacks(LACKS)
                                .predicts("unknown time zone Europe/Paris"),
                        uses,
                        places,
                        one);
            case ZoneSearch.Result.Unknown(String reason) ->
                Linked.evidence(
                                Draft.note(
                                        id(),
                                        one.name() + " loads time zones by name; whether "
                                                + one.target().name() + " has any is not known."),
                                uses)
                        .target("not known", reason)
                        .alone();
        };
    }

    /** Go falls back to UTC without a word. */
    private List<Finding> local(Case one, List<LinkedFunction> uses) {
        Optional<String> zone = one.start()
                .variable("TZ")
                .map(value -> value.startsWith(":") ? value.substring(1) : value)
                .filter(value -> !value.isEmpty() && !value.equals("UTC"));
        if (uses.isEmpty() || zone.isEmpty()) {
            return List.of();
        }
        return switch (ZoneSearch.forLocal(one, zone.get())) {
            case ZoneSearch.Result.Found _, ZoneSearch.Result.Unknown _ -> List.of();
            case ZoneSearch.Result.None(List<Fact> places) ->
                written(
                        Draft.gap(
                                        id(),
                                        "TZ is " + zone.get() + ", and "
                                                + one.target().name()
                                                + " does not have that time zone: without a word, local time will be UTC.")
                                .lacks("time zone " + zone.get()),
                        uses,
                        places,
                        one);
        };
    }

    private static List<Finding> written(Draft draft, List<LinkedFunction> uses, List<Fact> places, Case one) {
        Linked.evidence(draft, uses);
        places.forEach(place -> draft.target(place.name(), place.value()));
        return draft.remedies(Remedies.timeZones(one)).alone();
    }
}
