package dev.seaworthy.cli;

import dev.seaworthy.trial.Outcome;
import dev.seaworthy.trial.Run;
import dev.seaworthy.trial.Series;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Trials for programs; docs/trial.md describes the fields. Times are microseconds, sizes bytes. */
final class TrialJson {
    private TrialJson() {}

    static String of(List<TrialResult> results, String runner) {
        Map<String, Object> top = new LinkedHashMap<>();
        top.put("version", 1);
        top.put("runner", runner);
        top.put("trials", results.stream().map(TrialJson::one).toList());
        return Json.text(top);
    }

    private static Map<String, Object> one(TrialResult result) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("binary", result.foretold().binary());
        one.put("target", result.foretold().target());
        one.put("foretold", Style.word(result.foretold().verdict().name()));
        one.put("agreement", word(result.agreement().name()));
        one.put("started", result.first().outcome().started());
        if (result.awaited()) {
            one.put("ready", result.first().outcome().started() && !result.neverReady());
        }
        result.rootSize().ifPresent(bytes -> one.put("rootBytes", bytes));
        series(one, "toMain", result.toMain());
        series(one, "toReady", result.toReady());
        series(one, "toEnd", result.lasted());
        result.peakMemory().ifPresent(bytes -> one.put("peakMemoryBytes", bytes));
        one.put("libraries", new ArrayList<>(result.first().libraries()));
        one.put("runs", result.runs().stream().map(TrialJson::run).toList());
        result.notFound().ifPresent(names -> one.put("notFound", names));
        return one;
    }

    private static Map<String, Object> run(Run run) {
        Map<String, Object> one = new LinkedHashMap<>();
        switch (run.outcome()) {
            case Outcome.NotExecuted(String error) -> {
                one.put("outcome", "notExecuted");
                one.put("error", error);
            }
            case Outcome.NotLoaded(String text, int status) -> {
                one.put("outcome", "notLoaded");
                one.put("error", text);
                one.put("exitStatus", status);
            }
            case Outcome.Ended(int status) -> {
                one.put("outcome", "ended");
                one.put("exitStatus", status);
            }
            case Outcome.Ready(boolean obeyed) -> {
                one.put("outcome", "ready");
                one.put("endedWhenAsked", obeyed);
            }
            case Outcome.Stopped(Outcome.Limit why) -> {
                one.put("outcome", "stopped");
                one.put("limit", word(why.name()));
            }
        }
        one.put("lastedMicros", run.lasted().toNanos() / 1000);
        one.put("output", run.output());
        one.put("errors", run.errors());
        return one;
    }

    private static void series(Map<String, Object> one, String name, Optional<Series> series) {
        series.ifPresent(there -> {
            Map<String, Object> numbers = new LinkedHashMap<>();
            numbers.put("medianMicros", there.median().toNanos() / 1000);
            numbers.put("leastMicros", there.least().toNanos() / 1000);
            numbers.put("mostMicros", there.most().toNanos() / 1000);
            numbers.put("runs", there.count());
            one.put(name, numbers);
        });
    }

    private static String word(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
