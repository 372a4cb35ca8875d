package dev.seaworthy.bundle.logging;

import java.util.List;

/**
 * A field of a log line and what the Elastic Common Schema calls it. {@code service}, a text in most logs, is an object
 * there: indexed as it is, one of both would be refused.
 *
 * @param source what loggers of Go call it
 * @param target its path in a document
 * @param type how it is indexed
 */
record Field(String source, List<String> target, String type) {
    /** All that are known, by the names that log/slog, zap and zerolog give; what else a line has goes to attributes. */
    static final List<Field> ALL = List.of(
            of("msg", "match_only_text", "message"),
            of("message", "match_only_text", "message"),
            of("level", "keyword", "log", "level"),
            of("logger", "keyword", "log", "logger"),
            of("caller", "keyword", "log", "origin", "caller"),
            of("service", "keyword", "service", "name"),
            of("trace_id", "keyword", "trace", "id"),
            of("span_id", "keyword", "span", "id"),
            of("error", "match_only_text", "error", "message"),
            of("err", "match_only_text", "error", "message"),
            of("stacktrace", "wildcard", "error", "stack_trace"));

    /** What loggers call the time. */
    static final List<String> TIMES = List.of("time", "timestamp", "ts");

    Field {
        target = List.copyOf(target);
    }

    private static Field of(String source, String type, String... target) {
        return new Field(source, List.of(target), type);
    }
}
