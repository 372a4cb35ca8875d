package dev.seaworthy.cli;

import dev.seaworthy.cli.explain.Language;
import dev.seaworthy.cli.explain.RulePage;
import dev.seaworthy.verdict.Assessment;
import dev.seaworthy.verdict.Finding;
import dev.seaworthy.verdict.Remedy;
import dev.seaworthy.verdict.Severity;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Results as SARIF 2.1.0, with all that GitHub's code scanning asks for beyond the schema: every result has a place with a
 * line (a binary has none, so it is the first), and a fingerprint by which the next run knows it again; every rule brings
 * its page. Section numbers are those of the OASIS standard.
 */
final class SarifReport {
    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    /** Leads nowhere once a page stands alone. */
    private static final Pattern LINK_BETWEEN_PAGES = Pattern.compile("\\[([^]]+)]\\((?!https?:)[^)]+\\)");

    private final Map<String, Integer> ruleIndexes = new LinkedHashMap<>();
    private final Map<String, Severity> worst = new HashMap<>();
    private final Map<String, Integer> fingerprints = new HashMap<>();

    private SarifReport() {}

    static String text(Report report) {
        return Json.text(new SarifReport().log(report));
    }

    /** Prints what {@link #text} gives, result by result: of a directory it may have hundreds of megabytes. */
    static void print(Report report, PrintStream out) {
        Json.print(new SarifReport().log(report), out);
    }

    private Map<String, Object> log(Report report) {
        // The rules stand before the results that point at them: they are gathered first. Results are made when
        // written; none is kept.
        report.results().forEach(assessment -> assessment.findings().forEach(this::gatherRule));
        Map<String, Object> driver = ordered("name", "Seaworthy");
        driver.put("semanticVersion", Version.text());
        driver.put("rules", ruleIndexes.keySet().stream().map(this::rule).toList());
        Map<String, Object> run = ordered("tool", Map.of("driver", driver));
        run.put("columnKind", "utf16CodeUnits");
        run.put("invocations", List.of(invocation(report)));
        run.put(
                "results",
                report.results().stream()
                        .flatMap(assessment ->
                                assessment.findings().stream().map(finding -> result(assessment, finding))));
        Map<String, Object> log = ordered("$schema", SCHEMA);
        log.put("version", "2.1.0");
        log.put("runs", List.of(run));
        return log;
    }

    private void gatherRule(Finding finding) {
        ruleIndexes.putIfAbsent(finding.rule(), ruleIndexes.size());
        worst.merge(finding.rule(), finding.severity(), (one, other) -> one.compareTo(other) < 0 ? one : other);
    }

    /** Inputs that could not be read are notifications (3.20.21): they are no results of any rule. */
    private static Map<String, Object> invocation(Report report) {
        Map<String, Object> invocation =
                ordered("executionSuccessful", report.unread().isEmpty());
        if (!report.unread().isEmpty()) {
            invocation.put(
                    "toolExecutionNotifications",
                    report.unread().stream()
                            .map(one -> {
                                Map<String, Object> notification = ordered("level", "error");
                                notification.put("message", message(one.name() + ": " + one.reason()));
                                return notification;
                            })
                            .toList());
        }
        return invocation;
    }

    private Map<String, Object> rule(String id) {
        Map<String, Object> rule = ordered("id", id);
        String group = id.substring(0, id.indexOf('/'));
        RulePage page = RulePage.find(id, Language.ENGLISH)
                .orElseThrow(() -> new IllegalStateException("there is no page for " + id));
        rule.put("shortDescription", Map.of("text", sentence(page.summary())));
        rule.put("fullDescription", Map.of("text", page.firstParagraph()));
        Documentation.page(id).ifPresent(address -> rule.put("helpUri", address));
        String text = LINK_BETWEEN_PAGES.matcher(page.text()).replaceAll("$1");
        Map<String, Object> help = ordered("text", text);
        help.put("markdown", text);
        rule.put("help", help);
        rule.put("defaultConfiguration", Map.of("level", level(worst.getOrDefault(id, Severity.NOTE))));
        Map<String, Object> properties = ordered("tags", List.of("deployment", "linux", group));
        properties.put("problem.severity", problemSeverity(worst.getOrDefault(id, Severity.NOTE)));
        rule.put("properties", properties);
        return rule;
    }

    private Map<String, Object> result(Assessment assessment, Finding finding) {
        Map<String, Object> result = ordered("ruleId", finding.rule());
        result.put("ruleIndex", Objects.requireNonNull(ruleIndexes.get(finding.rule()), finding.rule()));
        result.put("level", level(finding.severity()));
        result.put("message", message(sentences(assessment, finding)));
        String place = address(assessment.binary());
        result.put("locations", List.of(location(place, assessment.target())));
        result.put("partialFingerprints", fingerprints(place, assessment, finding));
        Map<String, Object> properties = ordered("target", assessment.target());
        properties.put("verdict", Style.word(assessment.verdict().name()));
        properties.put("finding", JsonReport.finding(finding));
        result.put("properties", properties);
        return result;
    }

    private static String sentences(Assessment assessment, Finding finding) {
        StringBuilder text =
                new StringBuilder(assessment.binary() + " on " + assessment.target() + ": " + finding.message());
        finding.predictedError()
                .ifPresent(error -> text.append("\nYou would see: ").append(error));
        if (!finding.remedies().isEmpty()) {
            Remedy best = finding.remedies().getFirst();
            text.append("\nWhat to do: ")
                    .append(best.command())
                    .append(" (")
                    .append(best.why())
                    .append(')');
        }
        return text.toString();
    }

    /** Brackets followed by parentheses would be a link (3.11.6), and the words come from strangers' files. */
    private static Map<String, Object> message(String text) {
        return Map.of("text", Terminal.printable(text).replace("](", "] ("));
    }

    private static Map<String, Object> location(String place, String target) {
        Map<String, Object> artifact = ordered("uri", place);
        if (!place.startsWith("file:")) {
            artifact.put("uriBaseId", "%SRCROOT%");
        }
        Map<String, Object> region = ordered("startLine", 1);
        region.put("startColumn", 1);
        region.put("endLine", 1);
        region.put("endColumn", 1);
        Map<String, Object> physical = ordered("artifactLocation", artifact);
        physical.put("region", region);
        Map<String, Object> location = ordered("physicalLocation", physical);
        location.put("message", message("judged on " + target));
        return location;
    }

    /**
     * GitHub compares only {@code primaryLocationLineHash}; like its own, ours ends with a count of equal ones. Neither
     * wording nor evidence is part of it, so that a release with better words does not report everything anew.
     */
    private Map<String, Object> fingerprints(String place, Assessment assessment, Finding finding) {
        String hash = Fingerprint.of(
                finding.rule(), place, assessment.target(), finding.missing().orElse(""));
        int count = fingerprints.merge(hash, 1, Integer::sum);
        return Map.of("primaryLocationLineHash", hash + ":" + count);
    }

    /** Relative where the file lies below the current directory, in a pipeline the checkout; else with its whole path. */
    static String address(String file) {
        Path path = Path.of(file).toAbsolutePath().normalize();
        Path here = Path.of("").toAbsolutePath().normalize();
        boolean below = path.startsWith(here) && !path.equals(here);
        Path shown = below ? here.relativize(path) : path;
        return (below ? "" : "file://") + Fingerprint.percentEncoded(shown.toString());
    }

    private static String level(Severity severity) {
        return switch (severity) {
            case BLOCKER -> "error";
            case UNDECIDED, GAP -> "warning";
            case NOTE -> "note";
        };
    }

    /** GitHub's words, which are not those of the standard. */
    private static String problemSeverity(Severity severity) {
        return switch (severity) {
            case BLOCKER -> "error";
            case UNDECIDED, GAP -> "warning";
            case NOTE -> "recommendation";
        };
    }

    private static String sentence(String summary) {
        return Character.toUpperCase(summary.charAt(0)) + summary.substring(1) + ".";
    }

    private static Map<String, Object> ordered(String key, Object value) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(key, value);
        return map;
    }
}
