package dev.seaworthy.cli;

import dev.seaworthy.verdict.Assessment;
import dev.seaworthy.verdict.Fact;
import dev.seaworthy.verdict.Finding;
import dev.seaworthy.verdict.Remedy;
import dev.seaworthy.verdict.plan.Plan;
import java.io.PrintStream;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Results as JSON; the schema is {@code schema/check-1.json}. */
final class JsonReport {
    private static final String VERSION = "1";

    private JsonReport() {}

    static String text(Report report) {
        return Json.text(json(report.results(), report.names()));
    }

    static String text(List<Assessment> results) {
        return Json.text(json(results, Optional.empty()));
    }

    /** Prints what {@link #text} gives, piece by piece: of a directory it may have hundreds of megabytes. */
    static void print(Report report, PrintStream out) {
        Json.print(json(report.results(), report.names()), out);
    }

    private static Map<String, Object> json(List<Assessment> results, Optional<NameResolutions> names) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("seaworthy", VERSION);
        // Each result is made when it is written, and none is kept.
        json.put("results", new AbstractList<Map<String, Object>>() {
            @Override
            public Map<String, Object> get(int index) {
                Assessment assessment = results.get(index);
                Map<String, Object> result = result(assessment);
                names.flatMap(all -> all.of(assessment))
                        .ifPresent(resolution -> result.put("nameResolution", NameJson.of(resolution)));
                return result;
            }

            @Override
            public int size() {
                return results.size();
            }
        });
        return json;
    }

    static Map<String, Object> result(Assessment assessment) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("binary", assessment.binary());
        result.put("target", assessment.target());
        result.put("verdict", Style.word(assessment.verdict().name()));
        result.put("answer", assessment.answer());
        result.put(
                "findings",
                assessment.findings().stream().map(JsonReport::finding).toList());
        assessment.plan().ifPresent(plan -> result.put("plan", plan(plan)));
        return result;
    }

    private static Map<String, Object> plan(Plan plan) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(
                "steps",
                plan.steps().stream()
                        .map(step -> {
                            Map<String, Object> one = new LinkedHashMap<>();
                            one.put("kind", Style.word(step.kind().name()));
                            one.put("command", step.command());
                            one.put("rules", step.rules());
                            return one;
                        })
                        .toList());
        json.put("unsolved", plan.unsolved());
        plan.change().ifPresent(change -> {
            json.put("diff", change.diff());
            change.judged().ifPresent(verdict -> json.put("verdictAfter", Style.word(verdict.name())));
        });
        return json;
    }

    static Map<String, Object> finding(Finding finding) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("rule", finding.rule());
        json.put("severity", Style.word(finding.severity().name()));
        json.put("message", finding.message());
        finding.missing().ifPresent(missing -> json.put("missing", missing));
        finding.predictedError().ifPresent(error -> json.put("predictedError", error));
        Map<String, Object> evidence = new LinkedHashMap<>();
        evidence.put("binary", facts(finding.binaryEvidence()));
        evidence.put("target", facts(finding.targetEvidence()));
        json.put("evidence", evidence);
        json.put("remedies", finding.remedies().stream().map(JsonReport::remedy).toList());
        return json;
    }

    /** Facts may have the same name (each place that was looked at), so every name holds a list. */
    private static Map<String, Object> facts(List<Fact> facts) {
        Map<String, List<String>> byName = new LinkedHashMap<>();
        facts.forEach(fact ->
                byName.computeIfAbsent(fact.name(), _ -> new ArrayList<>()).add(fact.value()));
        return new LinkedHashMap<>(byName);
    }

    private static Map<String, Object> remedy(Remedy remedy) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", Style.word(remedy.kind().name()));
        json.put("command", remedy.command());
        json.put("why", remedy.why());
        return json;
    }
}
