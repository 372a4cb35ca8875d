package dev.seaworthy.logs;

import dev.seaworthy.logs.json.Kind;
import dev.seaworthy.logs.pace.Instants;
import dev.seaworthy.logs.pace.Pace;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/** The contract's fields of a record, checked one by one. */
final class Contract {
    private static final int TRACE_DIGITS = 32;
    private static final int NOT_ZERO = 1;
    private static final int NO_DIGIT = 2;
    /** Of each byte, whether it is 0, another hexadecimal digit in lower case, or none. */
    private static final byte[] DIGITS = new byte[256];

    static {
        Arrays.fill(DIGITS, (byte) NO_DIGIT);
        for (char digit : "123456789abcdef".toCharArray()) {
            DIGITS[digit] = NOT_ZERO;
        }
        DIGITS['0'] = 0;
    }

    /** Earlier by less is what goroutines that overtake each other do. */
    private static final long OVERTAKING_MILLIS = 1000;

    private final LintOptions options;
    private final Judge judge;
    private final RecordView record;
    private final Pace pace;
    private final Levels levels = new Levels();

    Contract(LintOptions options, Judge judge, RecordView record, Pace pace) {
        this.options = options;
        this.judge = judge;
        this.record = record;
        this.pace = pace;
    }

    LintOptions options() {
        return options;
    }

    Map<String, Long> levels() {
        return levels.counted();
    }

    void check() {
        if (isString(Part.TIMESTAMP, Requirement.TIMESTAMP_THERE)) {
            timestamp();
        }
        if (isString(Part.LEVEL, Requirement.LEVEL_THERE)) {
            level();
        }
        if (isString(Part.SERVICE, Requirement.SERVICE_THERE) && record.from(Part.SERVICE) == record.to(Part.SERVICE)) {
            judge.breaks(Requirement.TYPE, record.from(Part.SERVICE), "the service is an empty string");
        }
        isString(Part.MESSAGE, Requirement.MESSAGE_THERE);
        if (record.has(Part.TRACE_ID)) {
            if (isString(Part.TRACE_ID, Requirement.TRACE_THERE)) {
                traceId();
            }
        } else if (options.requireTrace()) {
            judge.breaks(Requirement.TRACE_THERE, -1, missing(Part.TRACE_ID));
        } else {
            judge.offends(Requirement.TRACE_THERE, -1, missing(Part.TRACE_ID));
        }
    }

    private final String[] missing = new String[Part.COUNT];

    /** Said of every line of many streams: made once. */
    private String missing(Part part) {
        String known = missing[part.index()];
        if (known == null) {
            known = "no \"" + options.path(part) + "\"";
            missing[part.index()] = known;
        }
        return known;
    }

    private boolean isString(Part part, Requirement there) {
        if (!record.has(part)) {
            judge.breaks(there, -1, missing(part));
            return false;
        }
        Kind kind = record.kind(part);
        if (kind != Kind.STRING) {
            judge.breaks(
                    Requirement.TYPE,
                    record.from(part),
                    () -> "\"" + options.path(part) + "\" is " + article(kind) + kind.word() + ", not a string");
            return false;
        }
        return true;
    }

    private static String article(Kind kind) {
        return switch (kind) {
            case NULL -> "";
            case OBJECT, ARRAY -> "an ";
            case STRING, NUMBER, BOOLEAN -> "a ";
        };
    }

    private void timestamp() {
        byte[] text = record.text();
        int from = record.from(Part.TIMESTAMP);
        int to = record.to(Part.TIMESTAMP);
        long millis = Instants.parse(text, from, to);
        if (millis == Instants.NONE) {
            judge.breaks(Requirement.TIMESTAMP_FORM, from, () -> Instants.fault(text, from, to));
            return;
        }
        long behind = pace.add(millis);
        if (behind > OVERTAKING_MILLIS) {
            judge.offends(Requirement.IN_ORDER, from, "earlier than a line before it by " + behind + " ms");
        }
    }

    private void level() {
        byte[] text = record.text();
        int from = record.from(Part.LEVEL);
        int to = record.to(Part.LEVEL);
        switch (levels.see(text, from, to)) {
            case PLAIN -> {}
            case OTHER_SPELLING ->
                judge.offends(
                        Requirement.LEVEL_SPELLING,
                        from,
                        "a level that is known, but not one of error, warn, info, debug");
            case UNKNOWN -> judge.breaks(Requirement.LEVEL_KNOWN, from, "no level that is known");
        }
    }

    private void traceId() {
        byte[] text = record.text();
        int from = record.from(Part.TRACE_ID);
        int to = record.to(Part.TRACE_ID);
        int seen = NO_DIGIT;
        if (to - from == TRACE_DIGITS) {
            seen = 0;
            for (int i = from; i < to; i++) {
                seen |= DIGITS[text[i] & 0xff];
            }
        }
        if (seen != NOT_ZERO) {
            boolean zero = seen == 0;
            judge.breaks(Requirement.TRACE_FORM, from, () -> traceFault(text, from, to, zero));
        }
    }

    private static String traceFault(byte[] text, int from, int to, boolean zero) {
        if (zero) {
            return "all zeros, which means that there is no trace";
        }
        if (to - from != TRACE_DIGITS) {
            return (to - from) + " characters, not 32 hexadecimal digits";
        }
        String id = new String(text, from, to - from, StandardCharsets.UTF_8);
        return id.matches("[0-9a-fA-F]+") ? "in capitals" : "not hexadecimal";
    }
}
