package dev.seaworthy.logs;

import dev.seaworthy.logs.json.Field;
import dev.seaworthy.logs.json.FieldTable;
import dev.seaworthy.logs.json.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Where fields go in Elastic Common Schema (9.4) and in OpenTelemetry's log data model. */
final class Mapping {
    private record Target(String ecs, String openTelemetry) {}

    private static final Map<Part, Target> PARTS = Map.of(
            Part.TIMESTAMP, new Target("@timestamp", "Timestamp"),
            Part.LEVEL, new Target("log.level", "SeverityText, SeverityNumber"),
            Part.SERVICE, new Target("service.name", "Resource service.name"),
            Part.TRACE_ID, new Target("trace.id", "TraceId"),
            Part.MESSAGE, new Target("message", "Body"));

    private static final Map<String, Target> NAMES = Map.ofEntries(
            entry("span_id", "span.id", "SpanId"),
            entry("spanId", "span.id", "SpanId"),
            entry("trace_flags", "labels.trace_flags", "TraceFlags"),
            entry("caller", "log.origin.file.name, .line", "code.file.path, code.line.number"),
            entry("source", "log.origin", "code.*"),
            entry("source.file", "log.origin.file.name", "code.file.path"),
            entry("source.line", "log.origin.file.line", "code.line.number"),
            entry("source.function", "log.origin.function", "code.function.name"),
            entry("logger", "log.logger", "InstrumentationScope.Name"),
            entry("error", "error.message", "exception.message"),
            entry("err", "error.message", "exception.message"),
            entry("stacktrace", "error.stack_trace", "exception.stacktrace"),
            entry("stack", "error.stack_trace", "exception.stacktrace"),
            entry("host", "host.name", "Resource host.name"),
            entry("hostname", "host.name", "Resource host.name"),
            entry("pid", "process.pid", "Resource process.pid"),
            entry("version", "service.version", "Resource service.version"),
            entry("env", "service.environment", "Resource deployment.environment.name"),
            entry("environment", "service.environment", "Resource deployment.environment.name"),
            entry("user_id", "user.id", "user.id"),
            entry("method", "http.request.method", "http.request.method"),
            entry("status", "http.response.status_code", "http.response.status_code"),
            entry("status_code", "http.response.status_code", "http.response.status_code"),
            entry("url", "url.full", "url.full"),
            entry("path", "url.path", "url.path"),
            entry("remote_addr", "client.address", "client.address"),
            entry("client_ip", "client.ip", "client.address"),
            entry("user_agent", "user_agent.original", "user_agent.original"),
            entry("request_id", "http.request.id", "Attributes request_id"),
            entry("ecs.version", "ecs.version", "–"));

    private Mapping() {}

    private static Map.Entry<String, Target> entry(String name, String ecs, String openTelemetry) {
        return Map.entry(name, new Target(ecs, openTelemetry));
    }

    /** All fields, the most frequent first. */
    static List<FieldSeen> of(FieldTable table, LintOptions options) {
        List<Field> fields = new ArrayList<>(table.all());
        fields.sort(Comparator.comparingLong(Field::count).reversed().thenComparing(Field::path));
        return fields.stream().map(field -> seen(field, options)).toList();
    }

    private static FieldSeen seen(Field field, LintOptions options) {
        Target target = target(field, options);
        List<Map.Entry<Kind, Long>> kinds = new ArrayList<>(field.kinds().entrySet());
        kinds.sort(Map.Entry.<Kind, Long>comparingByValue().reversed());
        String types = String.join(
                ", ", kinds.stream().map(kind -> kind.getKey().word()).toList());
        return new FieldSeen(field.path(), field.count(), types, target.ecs(), target.openTelemetry());
    }

    private static Target target(Field field, LintOptions options) {
        String path = field.path();
        for (Part part : Part.values()) {
            if (path.equals(options.path(part)) || part.aliases().contains(path)) {
                return known(part);
            }
        }
        Target named = NAMES.get(path);
        if (named != null) {
            return named;
        }
        boolean isNumber = field.kinds().containsKey(Kind.NUMBER);
        return new Target((isNumber ? "numeric_labels." : "labels.") + path, "Attributes " + path);
    }

    private static Target known(Part part) {
        Target target = PARTS.get(part);
        if (target == null) {
            throw new IllegalStateException("no target for " + part);
        }
        return target;
    }
}
