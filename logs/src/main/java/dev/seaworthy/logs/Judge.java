package dev.seaworthy.logs;

import dev.seaworthy.logs.go.Logger;
import dev.seaworthy.logs.go.Shape;
import dev.seaworthy.logs.go.Traces;
import dev.seaworthy.logs.json.JsonScanner;
import dev.seaworthy.logs.json.Utf8;
import dev.seaworthy.logs.leak.Excerpt;
import dev.seaworthy.logs.leak.Leak;
import dev.seaworthy.logs.leak.Leaks;
import dev.seaworthy.logs.leak.Spans;
import dev.seaworthy.logs.pace.Pace;
import dev.seaworthy.logs.pace.Sizes;
import dev.seaworthy.logs.stream.Line;
import dev.seaworthy.logs.stream.Unwrapper;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Judges line after line, and adds up. */
final class Judge {
    /** Docker hands a line on in pieces of 16 KiB, and so do containerd and CRI-O. */
    static final int DOCKER_PIECE = 16 << 10;
    /** Fluent Bit's tail input: Buffer_Max_Size is 32k unless told otherwise, and longer lines stop the file. */
    static final int FLUENT_BIT_BUFFER = 32 << 10;
    /** Kafka's message.max.bytes by default. */
    static final int KAFKA_MESSAGE = 1_048_588;
    /** Elasticsearch's index.mapping.depth.limit by default. */
    static final int INDEX_DEPTH = 20;

    private final Map<Requirement, Tally> tallies = new EnumMap<>(Requirement.class);
    private final Map<Logger, long[]> loggers = new EnumMap<>(Logger.class);
    private final Map<Shape, long[]> shapes = new EnumMap<>(Shape.class);
    private final Map<Leak, long[]> leakCounts = new EnumMap<>(Leak.class);
    private final EnumSet<Leak> leaksOfLine = EnumSet.noneOf(Leak.class);
    private final Spans spans = new Spans();
    private final Leaks leaks = new Leaks();
    private final Traces traces = new Traces();
    private final Sizes sizes = new Sizes();
    private final Pace pace = new Pace();
    private final RecordView record;
    private final JsonScanner scanner;
    private final Contract contract;

    private Line line = new Line();
    private boolean conforms;
    private long blank;
    private long lines;
    private long conforming;
    private long json;

    Judge(LintOptions options) {
        for (Requirement requirement : Requirement.values()) {
            tallies.put(requirement, new Tally(options.examples()));
        }
        record = new RecordView(options, spans);
        scanner = new JsonScanner(record);
        contract = new Contract(options, this, record, pace);
    }

    void blank() {
        blank++;
    }

    void judge(Line next) {
        line = next;
        spans.clear();
        int start = next.from();
        while (start < next.to() && next.buffer()[start] == ' ') {
            start++;
        }
        if (next.buffer()[start] == '{' && next.to() - start > 2) {
            traces.end();
            lines++;
            record();
        } else {
            text();
        }
    }

    private void record() {
        record.begin(line.buffer());
        boolean valid = !line.isCut() && scanner.scan(line.buffer(), line.from(), line.to());
        leaks.find(line.buffer(), line.from(), line.to(), spans);
        conforms = true;
        if (valid) {
            json++;
            loggers.computeIfAbsent(record.logger(), _ -> new long[1])[0]++;
            contract.check();
            structure();
        } else if (line.isCut()) {
            offends(Requirement.JSON, line.from(), "longer than is looked at as a whole");
        } else {
            offends(Requirement.JSON, scanner.problemAt(), scanner.problem().sentence());
        }
        common();
        if (conforms) {
            conforming++;
        }
    }

    private void structure() {
        if (record.duplicate().isPresent()) {
            offends(
                    Requirement.ONE_OF_A_KEY,
                    record.duplicateAt(),
                    "\"" + record.duplicate().get().path() + "\" is there twice");
        }
        if (scanner.badUtf8() >= 0) {
            badUtf8(scanner.badUtf8());
        }
        if (scanner.control() >= 0) {
            offends(Requirement.NO_CONTROLS, scanner.control(), "an escaped control character");
        }
        if (record.bigNumber() >= 0) {
            offends(Requirement.EXACT_NUMBERS, record.bigNumber(), "an integer beyond 2^53");
        }
        if (scanner.deepest() > INDEX_DEPTH) {
            offends(Requirement.FLAT, -1, scanner.deepest() + " brackets are open at once");
        }
    }

    private void badUtf8(int at) {
        conforms = false;
        offends(Requirement.UTF_8, at, "byte 0x%02x is no UTF-8 here".formatted(line.buffer()[at] & 0xff));
    }

    private void text() {
        Traces.Step step = traces.see(line);
        if (step == Traces.Step.OTHER && line.isBlank()) {
            blank++;
            return;
        }
        lines++;
        conforms = false;
        leaks.find(line.buffer(), line.from(), line.to(), spans);
        if (step == Traces.Step.FIRST) {
            offends(Requirement.NO_TRACES, -1, "a stack trace of Go begins");
        } else if (step == Traces.Step.OTHER) {
            Shape shape = Shape.of(line);
            shapes.computeIfAbsent(shape, _ -> new long[1])[0]++;
            offends(Requirement.JSON, -1, shape.words());
        }
        int bad = Utf8.firstBad(line.buffer(), line.from(), line.to());
        if (bad >= 0) {
            badUtf8(bad);
        }
        common();
    }

    private void common() {
        long size = line.size();
        sizes.add(size);
        if (size > DOCKER_PIECE) {
            offends(Requirement.FITS_DOCKER, -1, size + " bytes");
            if (size > FLUENT_BIT_BUFFER) {
                offends(Requirement.FITS_FLUENT_BIT, -1, size + " bytes");
            }
            if (size > KAFKA_MESSAGE) {
                offends(Requirement.FITS_KAFKA, -1, size + " bytes");
            }
        }
        if (spans.size() > 0) {
            leaks();
        }
    }

    private void leaks() {
        leaksOfLine.clear();
        Leak secret = null;
        Leak personal = null;
        int secretAt = -1;
        int personalAt = -1;
        for (int i = 0; i < spans.size(); i++) {
            Leak kind = spans.kind(i);
            leaksOfLine.add(kind);
            if (kind.isSecret()) {
                secret = kind;
                secretAt = spans.from(i);
            } else {
                personal = kind;
                personalAt = spans.from(i);
            }
        }
        for (Leak kind : leaksOfLine) {
            leakCounts.computeIfAbsent(kind, _ -> new long[1])[0]++;
        }
        if (secret != null) {
            offends(Requirement.NO_SECRETS, secretAt, secret.words());
        }
        if (personal != null) {
            offends(Requirement.NO_PERSONS, personalAt, personal.words());
        }
    }

    /** The contract is not kept by this line. */
    void breaks(Requirement requirement, int at, String wrong) {
        conforms = false;
        offends(requirement, at, wrong);
    }

    /** Likewise; what is wrong costs too much to say of every line. */
    void breaks(Requirement requirement, int at, Supplier<String> wrong) {
        conforms = false;
        Tally tally = tally(requirement);
        if (tally.add()) {
            tally.example(offender(at, wrong.get()));
        }
    }

    /** Something is worth telling of this line. */
    void offends(Requirement requirement, int at, String wrong) {
        Tally tally = tally(requirement);
        if (tally.add()) {
            tally.example(offender(at, wrong));
        }
        if (requirement == Requirement.JSON || requirement == Requirement.ONE_OF_A_KEY) {
            conforms = false;
        }
    }

    private Tally tally(Requirement requirement) {
        Tally tally = tallies.get(requirement);
        if (tally == null) {
            throw new IllegalStateException("no tally for " + requirement);
        }
        return tally;
    }

    private Offender offender(int at, String wrong) {
        return new Offender(line.number(), Excerpt.of(line.buffer(), line.from(), line.to(), at, spans), wrong);
    }

    LogReport report(Wrapping wrapping, Unwrapper unwrapper, boolean unended) {
        Totals totals = new Totals(
                lines,
                json,
                pace,
                record.table(),
                record.others(),
                contract.levels(),
                traces,
                Totals.counted(leakCounts));
        return new LogReport(
                lines,
                blank,
                conforming,
                json,
                wrapping,
                unwrapper.parts(),
                unwrapper.foreign(),
                unended,
                Totals.words(loggers, Logger::words),
                Totals.words(shapes, Shape::words),
                configuration(),
                new LogReport.TraceCount(traces.events(), traces.panics(), traces.fatalErrors(), traces.lines()),
                contract.levels(),
                new LogReport.SizeCount(sizes.total(), sizes.quantile(0.5), sizes.quantile(0.99), sizes.longest()),
                pace.counted(),
                Mapping.of(record.table(), contract.options()),
                Totals.words(leakCounts, Leak::words),
                new Findings(contract.options(), totals, tallies).all());
    }

    /** How to make the logger of most lines conform; empty when most do. */
    private Optional<String> configuration() {
        return conforming == lines
                ? Optional.empty()
                : Totals.counted(loggers).keySet().stream().findFirst().flatMap(Logger::configuration);
    }
}
