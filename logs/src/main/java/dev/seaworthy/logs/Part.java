package dev.seaworthy.logs;

import java.util.List;
import java.util.Optional;

/** The fields of the contract. */
public enum Part {
    TIMESTAMP(
            0,
            "timestamp",
            "\"timestamp\":\"2026-01-02T03:04:05.678Z\"",
            "time ts @timestamp date datetime t eventTime Timestamp"),
    LEVEL(1, "level", "\"level\":\"info\"", "severity lvl log.level loglevel level_name SeverityText Level L"),
    SERVICE(
            2,
            "service",
            "\"service\":\"orders\"",
            "service.name service_name serviceName app application component Service"),
    TRACE_ID(
            3,
            "trace_id",
            "\"trace_id\":\"4bf92f3577b34da6a3ce929d0e0e4736\"",
            "traceId traceID trace.id traceid TraceId dd.trace_id trace"),
    MESSAGE(4, "message", "\"message\":\"order taken\"", "msg event log body Body M");

    /** How many there are. */
    static final int COUNT = 5;

    private final int index;
    private final String word;
    private final String right;
    /** Separated by blanks: a list could be changed. */
    private final String aliases;

    Part(int index, String word, String right, String aliases) {
        this.index = index;
        this.word = word;
        this.right = right;
        this.aliases = aliases;
    }

    int index() {
        return index;
    }

    /** Its name in the contract, and in lines unless an option says otherwise. */
    public String word() {
        return word;
    }

    /** What it looks like when it is right. */
    public String right() {
        return right;
    }

    /** Other names that loggers give it. */
    public List<String> aliases() {
        return List.of(aliases.split(" ", -1));
    }

    /** The part of a name. */
    public static Optional<Part> named(String word) {
        for (Part part : values()) {
            if (part.word.equals(word)) {
                return Optional.of(part);
            }
        }
        return Optional.empty();
    }
}
