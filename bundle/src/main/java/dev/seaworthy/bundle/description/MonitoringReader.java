package dev.seaworthy.bundle.description;

import dev.seaworthy.bundle.description.Mapping.Shape;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Reads {@code monitoring:}. */
final class MonitoringReader {
    private static final Shape METRIC =
            Shape.of("[a-zA-Z_:][a-zA-Z0-9_:]*", "a metric such as http_request_duration_seconds");
    private static final Shape LABEL = Shape.of("[a-zA-Z_][a-zA-Z0-9_]*", "a label such as code");
    private static final Shape HOURS =
            Shape.of("([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]", "hours such as \"18:00-09:00\"");
    private static final Shape ZONE = Shape.of("[A-Za-z0-9_+/-]+", "a time zone such as Asia/Shanghai");
    private static final Shape ID = Shape.of("[A-Za-z0-9_-]+", "an id in quotes, such as \"1000002\"");

    private MonitoringReader() {}

    static Monitoring read(Mapping keys) {
        OptionalDouble errors =
                keys.number("errors", 0.0001, 1).map(OptionalDouble::of).orElse(OptionalDouble.empty());
        Monitoring monitoring = new Monitoring(
                keys
                        .choices(
                                "platform",
                                Arrays.stream(Monitoring.Platform.values())
                                        .map(Mapping::word)
                                        .toList())
                        .stream()
                        .map(word -> Monitoring.Platform.valueOf(word.toUpperCase(Locale.ROOT)))
                        .collect(Collectors.toUnmodifiableSet()),
                keys.text("requests", METRIC),
                keys.text("status", LABEL).orElse(Monitoring.USUAL.statusLabel()),
                keys.number("latency", 0.001, 3600).orElse(Monitoring.USUAL.latencySeconds()),
                errors,
                keys.mapping("wecom").map(MonitoringReader::wecom),
                keys.text("dingtalk", LoggingReader.URL),
                keys.text("feishu", LoggingReader.URL),
                keys.text("phone", LoggingReader.URL),
                keys.text("quiet", HOURS),
                keys.text("zone", ZONE).orElse(Monitoring.USUAL.timeZone()));
        keys.done();
        return monitoring;
    }

    private static Monitoring.Wecom wecom(Mapping keys) {
        keys.require("corporation", "ww1234567890abcdef");
        keys.require("agent", "\"1000002\"");
        keys.require("party", "\"7\"");
        Monitoring.Wecom wecom = new Monitoring.Wecom(
                keys.text("corporation", ID).orElse(""),
                keys.text("agent", ID).orElse(""),
                keys.text("party", ID).orElse(""));
        keys.done();
        return wecom;
    }
}
