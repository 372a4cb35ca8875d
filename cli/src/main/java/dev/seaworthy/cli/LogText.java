package dev.seaworthy.cli;

import dev.seaworthy.cli.explain.Language;
import dev.seaworthy.cli.explain.Wrapping;
import dev.seaworthy.logs.FieldSeen;
import dev.seaworthy.logs.LogFinding;
import dev.seaworthy.logs.LogReport;
import dev.seaworthy.logs.Offender;
import dev.seaworthy.verdict.Severity;
import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The report of a linted stream for people. */
final class LogText {
    private static final int LABEL = 14;
    private static final int COLUMNS = 100;
    private static final int LONGEST_PATH = 32;
    private static final String BARS = "▁▂▃▄▅▆▇█";

    private final PrintStream out;
    private final Style style;
    private final Language language;
    private final LogWords words;
    private final Translations translations;
    private final int shownFields;

    LogText(PrintStream out, Style style, Language language, int shownFields) {
        this.out = out;
        this.style = style;
        this.language = language;
        words = LogWords.in(language);
        translations = Translations.ofAudits(language);
        this.shownFields = shownFields;
    }

    void print(String name, LogReport report) {
        String file = Terminal.oneLine(name);
        if (report.lines() == 0) {
            out.println(file + ": " + words.nothing());
            return;
        }
        // Rounded down: 100 % are all.
        double percent = Math.floor(1000.0 * report.conforming() / report.lines()) / 10;
        String sign = report.hasFinding(Severity.BLOCKER)
                ? style.red("✗")
                : report.hasFinding(Severity.GAP) ? style.yellow("!") : style.green("✓");
        out.println(sign + " "
                + style.bold(file + ": "
                        + words.answer(
                                count(report.conforming()),
                                count(report.lines()),
                                String.format(Locale.ROOT, "%.1f %%", percent))));
        overview(report);
        for (LogFinding finding : report.findings()) {
            finding(finding);
        }
        fields(report.fields());
        if (report.configuration().isPresent()) {
            String logger = report.loggers().keySet().iterator().next();
            out.println();
            out.println(style.bold(words.configure(logger)));
            report.configuration()
                    .get()
                    .lines()
                    .forEach(line -> out.println("  " + style.green(line.replace("\t", "    "))));
        }
        if (!report.findings().isEmpty()) {
            out.println();
            out.println(style.dim(words.explain()));
        }
    }

    private void overview(LogReport report) {
        Map<String, Long> writers = new LinkedHashMap<>(report.loggers());
        writers.putAll(report.shapes());
        row(words.writtenBy(), list(writers));
        pace(report.pace());
        LogReport.SizeCount size = report.size();
        row(words.sizes(), words.sizeLine(count(size.median()), count(size.p99()), count(size.longest())));
        if (!report.levels().isEmpty()) {
            row(words.levels(), list(report.levels()));
        }
        LogReport.TraceCount traces = report.traces();
        if (traces.events() > 0) {
            row(
                    words.traces(),
                    words.traceLine(traces.events(), traces.panics(), traces.fatalErrors(), traces.lines()));
        }
        if (report.wrapping() != dev.seaworthy.logs.Wrapping.NONE) {
            row(
                    words.wrapped(),
                    words.wrapping(report.wrapping().word(), count(report.joined()), count(report.unwrapped())));
        }
    }

    private void pace(LogReport.PaceCount pace) {
        if (pace.count() == 0) {
            return;
        }
        double seconds = Math.max(1, pace.last() - pace.first()) / 1000.0;
        String rate = seconds < 1 ? count(pace.count()) : String.format(Locale.ROOT, "%,.1f", pace.count() / seconds);
        row(
                words.time(),
                words.span(
                        Instant.ofEpochMilli(pace.first()).toString(),
                        Instant.ofEpochMilli(pace.last()).toString(),
                        rate,
                        count(pace.peak())));
        if (pace.columns().size() > 2) {
            row("", bars(pace.columns()) + "  " + words.column(count(pace.columnMillis() / 1000)));
        }
        if (pace.longestGap() >= 10 * pace.columnMillis()) {
            row(
                    "",
                    words.gap(
                            count(pace.longestGap() / 1000),
                            Instant.ofEpochMilli(pace.gapStart()).toString()));
        }
    }

    private static String bars(List<Long> columns) {
        long most = columns.stream().mapToLong(Long::longValue).max().orElse(1);
        StringBuilder bars = new StringBuilder();
        for (long column : columns) {
            bars.append(column == 0 ? ' ' : BARS.charAt((int) (column * (BARS.length() - 1) / most)));
        }
        return bars.toString();
    }

    private void finding(LogFinding finding) {
        String severity = Words.in(language).severity(finding.severity());
        out.println();
        out.println(style.like(finding.severity(), severity) + "  " + style.bold(finding.rule()));
        Words.in(language).summary(finding.rule()).ifPresent(summary -> out.println("  " + summary));
        paragraph(translations.of(finding.message()));
        for (Offender offender : finding.offenders()) {
            out.println("    " + words.line(offender.line()) + translations.of(offender.wrong()));
            out.println("      " + style.dim(Terminal.oneLine(offender.excerpt())));
        }
        if (!finding.right().isEmpty()) {
            out.println("  " + words.right() + style.green(Terminal.oneLine(finding.right())));
        }
        paragraph(words.whatToDo() + translations.of(finding.remedy()));
    }

    private void paragraph(String text) {
        out.println(Wrapping.wrap("  " + Terminal.oneLine(text), COLUMNS, "  "));
    }

    private void fields(List<FieldSeen> fields) {
        if (fields.isEmpty() || shownFields == 0) {
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(words.fieldHead().split("\\|", -1)));
        for (FieldSeen field : fields.subList(0, Math.min(shownFields, fields.size()))) {
            String path = Terminal.oneLine(field.path());
            rows.add(List.of(
                    path.length() > LONGEST_PATH ? path.substring(0, LONGEST_PATH - 1) + "…" : path,
                    count(field.lines()),
                    field.types(),
                    shortened(field.ecs()),
                    shortened(field.openTelemetry())));
        }
        int[] widths = new int[rows.getFirst().size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], Wrapping.width(row.get(i)));
            }
        }
        out.println();
        out.println(style.bold(words.fields()));
        boolean head = true;
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder(" ");
            for (int i = 0; i < widths.length; i++) {
                line.append(' ').append(Wrapping.padded(row.get(i), widths[i])).append(' ');
            }
            String text = line.toString().stripTrailing();
            out.println(head ? style.dim(text) : text);
            head = false;
        }
        if (fields.size() > shownFields) {
            out.println("  " + style.dim(words.moreFields(fields.size() - shownFields)));
        }
    }

    private static String shortened(String path) {
        String plain = Terminal.oneLine(path);
        return plain.length() > 2 * LONGEST_PATH ? plain.substring(0, 2 * LONGEST_PATH - 1) + "…" : plain;
    }

    private static String list(Map<String, Long> counts) {
        List<String> all = new ArrayList<>();
        counts.forEach((name, count) -> all.add(Terminal.oneLine(name) + " " + count(count)));
        return String.join(", ", all);
    }

    private void row(String label, String text) {
        out.println("  " + Wrapping.padded(label, LABEL) + text);
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
