package dev.seaworthy.cli;

import dev.seaworthy.logs.FieldSeen;
import dev.seaworthy.logs.LogFinding;
import dev.seaworthy.logs.LogReport;
import dev.seaworthy.logs.Offender;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The report of a linted stream as JSON; its members are described in {@code docs/logs.md}. */
final class LogJson {
    private LogJson() {}

    static Map<String, Object> of(String file, LogReport report) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("seaworthy", "1");
        json.put("file", file);
        json.put("lines", report.lines());
        json.put("blankLines", report.blank());
        json.put("jsonLines", report.json());
        json.put("conformingLines", report.conforming());
        json.put("wrapping", report.wrapping().word());
        json.put("joinedLines", report.joined());
        json.put("linesNotWrapped", report.unwrapped());
        json.put("lastLineUnended", report.unended());
        json.put("loggers", report.loggers());
        json.put("textForms", report.shapes());
        report.configuration().ifPresent(code -> json.put("configuration", code));
        json.put("levels", report.levels());
        LogReport.TraceCount traces = report.traces();
        json.put(
                "stackTraces",
                map(
                        "events",
                        traces.events(),
                        "panics",
                        traces.panics(),
                        "fatalErrors",
                        traces.fatalErrors(),
                        "lines",
                        traces.lines()));
        LogReport.SizeCount size = report.size();
        json.put(
                "bytes",
                map("total", size.total(), "p50", size.median(), "p99", size.p99(), "longest", size.longest()));
        if (report.pace().count() > 0) {
            json.put("pace", pace(report.pace()));
        }
        json.put("leaks", report.leaks());
        List<Object> findings = new ArrayList<>();
        report.findings().forEach(finding -> findings.add(finding(finding)));
        json.put("findings", findings);
        List<Object> fields = new ArrayList<>();
        for (FieldSeen field : report.fields()) {
            fields.add(map(
                    "path",
                    field.path(),
                    "objects",
                    field.lines(),
                    "types",
                    field.types(),
                    "ecs",
                    field.ecs(),
                    "openTelemetry",
                    field.openTelemetry()));
        }
        json.put("fields", fields);
        return json;
    }

    private static Map<String, Object> pace(LogReport.PaceCount pace) {
        Map<String, Object> json = map(
                "lines",
                pace.count(),
                "first",
                Instant.ofEpochMilli(pace.first()).toString(),
                "last",
                Instant.ofEpochMilli(pace.last()).toString(),
                "peakPerSecond",
                pace.peak(),
                "outOfOrder",
                pace.late(),
                "outOfOrderMillis",
                pace.latest(),
                "longestGapMillis",
                pace.longestGap());
        if (pace.longestGap() > 0) {
            json.put("longestGapFrom", Instant.ofEpochMilli(pace.gapStart()).toString());
        }
        json.put("columnMillis", pace.columnMillis());
        json.put("columns", pace.columns());
        return json;
    }

    private static Map<String, Object> finding(LogFinding finding) {
        Map<String, Object> json = map(
                "rule",
                finding.rule(),
                "severity",
                Style.word(finding.severity().name()),
                "message",
                finding.message(),
                "count",
                finding.count());
        if (!finding.right().isEmpty()) {
            json.put("right", finding.right());
        }
        json.put("remedy", finding.remedy());
        List<Object> examples = new ArrayList<>();
        for (Offender offender : finding.offenders()) {
            examples.add(map("line", offender.line(), "wrong", offender.wrong(), "excerpt", offender.excerpt()));
        }
        json.put("examples", examples);
        return json;
    }

    private static Map<String, Object> map(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }
}
