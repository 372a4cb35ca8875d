package dev.seaworthy.cli;

import dev.seaworthy.host.Host;
import dev.seaworthy.host.HostTools;
import dev.seaworthy.host.Notes;
import dev.seaworthy.host.Section;
import dev.seaworthy.host.unit.Unit;
import dev.seaworthy.logs.LintOptions;
import dev.seaworthy.logs.LogFinding;
import dev.seaworthy.logs.LogReport;
import dev.seaworthy.logs.Part;
import dev.seaworthy.target.root.RootView;
import dev.seaworthy.verdict.Fact;
import dev.seaworthy.verdict.Finding;
import dev.seaworthy.verdict.Remedy;
import dev.seaworthy.verdict.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The log of a service, as a part of the audit of its host. */
final class HostLogs {
    private static final String JOURNAL = "journal";
    private static final String OF_THE_UNIT = "unit";
    /** As many lines of the journal as are read in seconds; of a file all are read. */
    private static final int MOST_OF_JOURNAL = 100_000;

    private static final int JOURNAL_SECONDS = 60;
    private static final int EXAMPLES = 3;

    private final Terminal terminal;
    private final InputStream in;
    private final LintOptions options;

    HostLogs(Terminal terminal, InputStream in, LintOptions options) {
        this.terminal = terminal;
        this.in = in;
        this.options = options;
    }

    /**
     * What came of it.
     *
     * @param name what was read
     * @param section the part of the audit
     * @param report all about the lines; empty when there were none to be seen
     */
    record Linted(String name, Section section, Optional<LogReport> report) {}

    /**
     * The options about logs.
     *
     * @throws UsageException when the journal or the unit's output is asked for without a unit
     */
    static LintOptions options(Arguments arguments) {
        String where = arguments.value("logs").orElse("");
        if ((where.equals(JOURNAL) || where.equals(OF_THE_UNIT))
                && arguments.value("unit").isEmpty()) {
            throw new UsageException(
                    HostCommand.VERB,
                    "--logs " + where + " needs --unit NAME: whose? A file of that name is ./" + where);
        }
        Map<Part, String> fields = LogsCommand.fields(HostCommand.VERB, arguments);
        if (where.isEmpty() && !fields.isEmpty()) {
            throw new UsageException(HostCommand.VERB, "--field is about a log; name it with --logs");
        }
        return new LintOptions(fields, Optional.empty(), EXAMPLES, false);
    }

    /**
     * Lints a log.
     *
     * @param where a file, {@code -}, {@code journal} or {@code unit}
     * @throws IOException when a file that was named cannot be read
     */
    Linted read(Host host, Optional<Unit> unit, String where) throws IOException {
        if (unit.isPresent() && where.equals(JOURNAL)) {
            return journal(host, unit.get());
        }
        if (unit.isPresent() && where.equals(OF_THE_UNIT)) {
            return ofUnit(host, unit.get());
        }
        return where.equals("-")
                ? linted("standard input", LogReading.of(terminal, in, "", 0, options))
                : linted(where, LogReading.of(terminal, place(host, where), options));
    }

    /** A file of the host when it is there, else one of here. */
    private static Path place(Host host, String name) throws IOException {
        return name.startsWith("/") && host.files().lookup(name) instanceof RootView.Lookup.File(String real, boolean _)
                ? host.files().outside(real)
                : FileNames.path(name);
    }

    /** Where systemd sends what the service writes (systemd.exec(5), StandardOutput=). */
    private Linted ofUnit(Host host, Unit unit) {
        String output = unit.last("Service", "StandardOutput").orElse("inherit");
        if (output.matches("(inherit|journal|syslog|kmsg)(\\+console)?")) {
            return journal(host, unit);
        }
        int colon = output.indexOf(':');
        if (!output.matches("(file|append|truncate):/.*")) {
            return unseen(
                    unit.name(),
                    output.equals("null")
                            ? "the service's log: the unit throws it away (StandardOutput=null)"
                            : "the service's log: the unit sends it where it cannot be read again (StandardOutput="
                                    + output + ")");
        }
        String path = output.substring(colon + 1);
        if (!(host.files().lookup(path) instanceof RootView.Lookup.File(String real, boolean _))) {
            return unseen(
                    path, "the service's log: " + path + ", where the unit sends it, is not there or not readable");
        }
        try {
            return linted(path, LogReading.of(terminal, host.files().outside(real), options));
        } catch (IOException problem) {
            return unseen(path, "the service's log: " + path + ": " + Complaints.reason(problem));
        }
    }

    /** Only what the service's own processes wrote: what systemd says of it is no log of the service. */
    private Linted journal(Host host, Unit unit) {
        String name = "journal of " + unit.name();
        List<String> words = new ArrayList<>(List.of(
                "--quiet",
                "--no-pager",
                "--all",
                "--output=json",
                "--output-fields=MESSAGE",
                "--lines=" + MOST_OF_JOURNAL));
        if (!host.isLive()) {
            words.add("--directory=" + host.root().resolve("var/log/journal"));
        }
        words.add("_SYSTEMD_UNIT=" + unit.name());
        try {
            Optional<Process> started = HostTools.start("journalctl", words, JOURNAL_SECONDS);
            if (started.isEmpty()) {
                return unseen(name, "the service's journal: there is no journalctl here");
            }
            try (InputStream out = started.get().getInputStream()) {
                LogReading reading = LogReading.of(terminal, out, name, 0, options);
                return reading.report().lines() == 0
                        ? unseen(name, "the service's journal: this user sees no line of " + unit.name() + " in it")
                        : linted(name, reading);
            } finally {
                started.get().destroyForcibly();
            }
        } catch (IOException problem) {
            return unseen(name, "the service's journal: " + Complaints.reason(problem));
        }
    }

    private static Linted unseen(String name, String why) {
        Notes notes = new Notes(Section.Area.LOGS);
        notes.unseen(why);
        return new Linted(name, notes.section(), Optional.empty());
    }

    private static Linted linted(String name, LogReading reading) {
        Notes notes = new Notes(Section.Area.LOGS);
        notes.fact("log", name);
        LogReport report = reading.report();
        reading.problem().ifPresent(problem -> notes.unseen("the rest of " + name + ": " + Complaints.reason(problem)));
        if (report.lines() == 0) {
            notes.unseen("the service's log: there is no line in " + name);
            return new Linted(name, notes.section(), Optional.empty());
        }
        facts(notes, report);
        report.findings().forEach(finding -> notes.finding(finding(finding)));
        return new Linted(name, notes.section(), Optional.of(report));
    }

    private static void facts(Notes notes, LogReport report) {
        notes.fact("lines", Long.toString(report.lines()));
        notes.fact(
                "keep the contract",
                // Rounded down: 100 % are all.
                report.conforming() + " ("
                        + String.format(
                                Locale.ROOT, "%.1f %%", Math.floor(1000.0 * report.conforming() / report.lines()) / 10)
                        + ")");
        if (!report.loggers().isEmpty()) {
            notes.fact("written by", String.join(", ", report.loggers().keySet()));
        }
        LogReport.PaceCount pace = report.pace();
        if (pace.count() > 0) {
            notes.fact(
                    "time",
                    Instant.ofEpochMilli(pace.first()) + " to " + Instant.ofEpochMilli(pace.last()) + ", at most "
                            + pace.peak() + " lines in a second");
        }
        notes.fact(
                "line sizes",
                "half up to " + report.size().median() + " bytes, longest "
                        + report.size().longest());
        if (report.traces().events() > 0) {
            notes.fact(
                    "stack traces",
                    report.traces().events() + " over " + report.traces().lines() + " lines");
        }
    }

    /** A secret in a log does not keep a service from starting, so it is no blocker of a deployment. */
    private static Finding finding(LogFinding found) {
        List<Fact> evidence = new ArrayList<>();
        found.offenders()
                .forEach(one -> evidence.add(
                        new Fact("line " + one.line(), one.wrong() + ": " + Terminal.oneLine(one.excerpt()))));
        String why = found.right().isEmpty()
                ? "collectors, searches and alerts can rely on the lines then"
                : "then a line has " + found.right();
        return new Finding(
                found.rule(),
                found.severity() == Severity.BLOCKER ? Severity.GAP : found.severity(),
                found.message(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                evidence,
                List.of(new Remedy(Remedy.Kind.REBUILD, found.remedy(), why)));
    }
}
