package dev.seaworthy.bundle.logging;

import dev.seaworthy.bundle.description.Logging;
import dev.seaworthy.bundle.yaml.YamlList;
import dev.seaworthy.bundle.yaml.YamlMap;
import java.util.List;

/** The OpenTelemetry Collector in the place of all of them: reads lines, names their parts, sends them on by OTLP. */
final class OtelCollector {
    private OtelCollector() {}

    static YamlMap configuration(String name, Logging section, Lines lines) {
        String receiver = lines.kind() == Lines.Kind.JOURNAL ? "journald" : "filelog";
        YamlMap pipeline = new YamlMap()
                .put("receivers", List.of(receiver))
                .put("processors", List.of("memory_limiter", "resource", "batch"))
                .put("exporters", List.of("otlp"));
        return new YamlMap()
                .put(
                        "extensions",
                        new YamlMap()
                                .why("where reading goes on after a restart, and what could not be sent yet")
                                .put("file_storage", new YamlMap().put("directory", "/var/lib/otelcol")))
                .put("receivers", new YamlMap().why(lines.why()).put(receiver, receiver(lines)))
                .put("processors", processors(name))
                .put(
                        "exporters",
                        new YamlMap()
                                .why("logging.otlp")
                                .put(
                                        "otlp",
                                        new YamlMap()
                                                .put("endpoint", section.otlp())
                                                .put("sending_queue", new YamlMap().put("storage", "file_storage"))))
                .put(
                        "service",
                        new YamlMap()
                                .put("extensions", List.of("file_storage"))
                                .put("pipelines", new YamlMap().put("logs", pipeline)));
    }

    private static YamlMap processors(String name) {
        YamlMap attribute =
                new YamlMap().put("key", "service.name").put("value", name).put("action", "insert");
        return new YamlMap()
                .put(
                        "memory_limiter",
                        new YamlMap()
                                .put("check_interval", "1s")
                                .put("limit_percentage", 80)
                                .put("spike_limit_percentage", 20))
                .put("resource", new YamlMap().why("name").put("attributes", YamlList.of(attribute)))
                .put("batch", new YamlMap());
    }

    private static YamlMap receiver(Lines lines) {
        YamlList operators = new YamlList();
        YamlMap receiver = new YamlMap();
        switch (lines.kind()) {
            case FILE -> receiver.put("include", List.of(lines.place()));
            case CONTAINER -> {
                receiver.put("include", List.of(lines.place()));
                operators.add(new YamlMap().put("type", "container"));
            }
            case JOURNAL -> {
                receiver.put("units", List.of(lines.place()));
                operators.add(move("body.MESSAGE", "body"));
            }
        }
        operators
                .add(new YamlMap()
                        .why("a line that is no JSON stays what it is")
                        .put("type", "json_parser")
                        .put("if", "body matches \"^\\\\{\"")
                        .put("on_error", "send_quiet"))
                .add(new YamlMap()
                        .put("type", "time_parser")
                        .put("if", "attributes.time != nil")
                        .put("parse_from", "attributes.time")
                        .put("layout_type", "gotime")
                        .put("layout", "2006-01-02T15:04:05.999999999Z07:00"))
                .add(new YamlMap()
                        .put("type", "severity_parser")
                        .put("if", "attributes.level != nil")
                        .put("parse_from", "attributes.level"))
                .add(new YamlMap()
                        .put("type", "trace_parser")
                        .put("if", "attributes.trace_id != nil")
                        .put("trace_id", new YamlMap().put("parse_from", "attributes.trace_id"))
                        .put("span_id", new YamlMap().put("parse_from", "attributes.span_id")))
                .add(move("attributes.msg", "body").put("if", "attributes.msg != nil"))
                .add(move("attributes.service", "resource[\"service.name\"]").put("if", "attributes.service != nil"));
        return receiver.put("storage", "file_storage").put("operators", operators);
    }

    private static YamlMap move(String from, String to) {
        return new YamlMap().put("type", "move").put("from", from).put("to", to);
    }
}
