package dev.seaworthy.logs;

import dev.seaworthy.logs.json.Field;
import dev.seaworthy.verdict.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What is wrong, in sentences. */
final class Findings {
    /** Elasticsearch's index.mapping.total_fields.limit by default. */
    private static final int MOST_FIELDS = 1000;

    private final LintOptions options;
    private final Totals totals;
    private final Map<Requirement, Tally> tallies;

    Findings(LintOptions options, Totals totals, Map<Requirement, Tally> tallies) {
        this.options = options;
        this.totals = totals;
        this.tallies = tallies;
    }

    /** The worst first, and of the same severity what most lines have. */
    List<LogFinding> all() {
        List<LogFinding> all = new ArrayList<>();
        tallies.forEach((requirement, tally) -> {
            if (tally.count() > 0) {
                all.add(finding(requirement, tally));
            }
        });
        if (totals.table().size() > MOST_FIELDS || totals.others() > 0) {
            all.add(new LogFinding(
                    Requirement.FEW_FIELDS.rule(),
                    Requirement.FEW_FIELDS.severity(),
                    (totals.table().size() - 2) + " different fields" + (totals.others() > 0 ? " and more" : "")
                            + ": Elasticsearch takes 1,000 an index unless told otherwise, and then refuses lines",
                    totals.json(),
                    List.of(),
                    "",
                    "put what varies into values: {\"key\":\"user-7\",\"value\":1} instead of {\"user-7\":1}"));
        }
        all.sort(Comparator.comparing(LogFinding::severity)
                .thenComparing(Comparator.comparingLong(LogFinding::count).reversed()));
        return all;
    }

    private LogFinding finding(Requirement requirement, Tally tally) {
        Text text = text(requirement, tally.count());
        return new LogFinding(
                requirement.rule(),
                severity(requirement, tally.count()),
                text.message(),
                tally.count(),
                tally.offenders(),
                text.right(),
                text.remedy());
    }

    /** Lines outside of requests have no trace; a stream without any has no tracing. */
    private Severity severity(Requirement requirement, long count) {
        boolean noTraceAtAll = requirement == Requirement.TRACE_THERE && count == totals.json();
        return noTraceAtAll || (requirement == Requirement.TRACE_THERE && options.requireTrace())
                ? Severity.GAP
                : requirement.severity();
    }

    private record Text(String message, String right, String remedy) {}

    private Text text(Requirement requirement, long count) {
        String of = share(count);
        return switch (requirement) {
            case JSON ->
                new Text(
                        of + ": no JSON object; collectors keep such lines as text, without level, service or trace",
                        "{" + Part.TIMESTAMP.right() + "," + Part.LEVEL.right() + "," + Part.SERVICE.right() + ","
                                + Part.MESSAGE.right() + "}",
                        "let everything go through the logger: log.SetOutput, fmt.Println, the libraries' own loggers");
            case TIMESTAMP_THERE -> missing(Part.TIMESTAMP, of);
            case LEVEL_THERE -> missing(Part.LEVEL, of);
            case SERVICE_THERE -> missing(Part.SERVICE, of);
            case MESSAGE_THERE -> missing(Part.MESSAGE, of);
            case TRACE_THERE -> missing(Part.TRACE_ID, of);
            case TYPE ->
                new Text(
                        of + ": a field of the contract has a value of another type; an index takes the type that it"
                                + " meets first, and refuses the others",
                        Part.SERVICE.right(),
                        "write strings; Elastic Common Schema, where service is an object, needs service.name");
            case TIMESTAMP_FORM ->
                new Text(
                        of + ": the timestamp is not of RFC 3339 with a zone",
                        Part.TIMESTAMP.right(),
                        "time.RFC3339Nano, in UTC");
            case LEVEL_KNOWN ->
                new Text(
                        of + ": a level that nobody knows; alerts that ask for errors pass over it",
                        Part.LEVEL.right(),
                        "error, warn, info or debug");
            case LEVEL_SPELLING ->
                new Text(
                        of + ": a known level, but none of error, warn, info, debug ("
                                + String.join(
                                        ", ",
                                        totals.levels().keySet().stream()
                                                .limit(8)
                                                .toList())
                                + "); searches distinguish capitals",
                        Part.LEVEL.right(),
                        "one spelling in all services");
            case TRACE_FORM ->
                new Text(
                        of + ": the trace id is not of W3C Trace Context, 32 hexadecimal digits in lower case, not all"
                                + " zero",
                        Part.TRACE_ID.right(),
                        "trace.SpanContextFromContext(ctx).TraceID().String(), and no field when it is not valid");
            case ONE_OF_A_KEY ->
                new Text(
                        of
                                + ": a key is there twice; some readers keep the first value, some the last, some refuse the line",
                        "",
                        "give slog.With and the call different keys; loggers do not look for what was set before");
            case UTF_8 ->
                new Text(
                        of + ": not UTF-8; collectors replace such bytes or drop the line",
                        "",
                        "strings.ToValidUTF8, or %q for bytes");
            case NO_CONTROLS ->
                new Text(
                        of
                                + ": escaped control characters in a string, which are colours for a terminal, or binary data",
                        "",
                        "no colours when the output is no terminal; base64 for bytes");
            case EXACT_NUMBERS ->
                new Text(
                        of
                                + ": an integer beyond 2^53, which readers that take numbers as doubles round (jq before 1.7,"
                                + " JavaScript)",
                        "\"id\":\"9007199254740993\"",
                        "write identifiers as strings");
            case FLAT ->
                new Text(
                        of + ": nested deeper than " + Judge.INDEX_DEPTH + ", where Elasticsearch refuses a line unless"
                                + " told otherwise",
                        "",
                        "log what matters of a structure, not the structure");
            case FEW_FIELDS -> throw new IllegalStateException("is told of the whole stream");
            case FITS_DOCKER ->
                new Text(
                        of
                                + ": longer than 16 KiB; Docker and CRI runtimes split such lines, and the pieces are no JSON",
                        "",
                        "log the size of a body, not the body; a collector must join pieces (Fluent Bit: multiline.parser"
                                + " docker, cri)");
            case FITS_FLUENT_BIT ->
                new Text(
                        of + ": longer than 32 KiB, Fluent Bit's Buffer_Max_Size; without Skip_Long_Lines it stops"
                                + " reading the file",
                        "",
                        "shorter lines, or buffer_max_size and skip_long_lines in the tail input");
            case FITS_KAFKA ->
                new Text(
                        of + ": longer than Kafka's brokers take by default (message.max.bytes, 1,048,588)",
                        "",
                        "shorter lines; large things belong in object storage, their address in the log");
            case NO_TRACES ->
                new Text(
                        (totals.traces().events() == 1
                                        ? "one stack trace"
                                        : totals.traces().events() + " stack traces") + " of Go over "
                                + totals.traces().lines()
                                + " lines; each line becomes a record of its own, without service or trace",
                        "",
                        "recover in every goroutine and log debug.Stack() as one field; fatal errors cannot be recovered from:"
                                + " a collector must join them (Fluent Bit: multiline.parser go)");
            case IN_ORDER ->
                new Text(
                        of + ": earlier than a line before by more than a second, by up to "
                                + totals.pace().latest() + " ms",
                        "",
                        "one clock for one file: not several processes, no change of the zone, time synchronisation on");
            case NO_SECRETS ->
                new Text(
                        of + ": looks like a secret: " + totals.leakList(true),
                        "",
                        "change the secrets first, whoever can read the logs has them; then slog.LogValuer or ReplaceAttr"
                                + " to leave them out");
            case NO_PERSONS ->
                new Text(
                        of + ": looks like personal data: " + totals.leakList(false),
                        "",
                        "log an identifier of your own instead; how long logs are kept must suit what is in them");
        };
    }

    private Text missing(Part part, String of) {
        String path = options.path(part);
        Optional<Field> alias = path.equals(part.word()) ? totals.alias(part) : Optional.empty();
        String instead = alias.map(field -> "; \"" + field.path() + "\" is there in " + field.count())
                .orElse("");
        String remedy = alias.map(
                        field -> "rename it in the logger, or say --field " + part.word() + "=" + field.path())
                .orElse(
                        switch (part) {
                            case TRACE_ID ->
                                "take it from the context of the request: trace.SpanContextFromContext(ctx)";
                            case SERVICE -> "set it once, where the logger is made: logger.With(\"service\", …)";
                            case TIMESTAMP, LEVEL, MESSAGE -> "let the logger write it";
                        });
        return new Text(of + ": no \"" + path + "\"" + instead, part.right(), remedy);
    }

    private String share(long count) {
        if (count == totals.lines()) {
            return count == 1 ? "the only line" : "all " + count + " lines";
        }
        double percent = 100.0 * count / totals.lines();
        String shown = percent < 0.1 ? "less than 0.1 %" : String.format(Locale.ROOT, "%.1f %%", percent);
        return count + (count == 1 ? " line" : " lines") + " (" + shown + ")";
    }
}
