package dev.seaworthy.bundle.description;

import dev.seaworthy.bundle.description.Mapping.Shape;
import java.util.List;

/** Reads {@code logging:}. */
final class LoggingReader {
    static final Shape URL = Shape.of("https?://[A-Za-z0-9._:/{}?=&%-]+", "an address such as https://search:9200");
    private static final Shape PATH = Shape.of("/[A-Za-z0-9._/*-]+", "files such as /var/log/orders/*.log");
    private static final Shape BROKER = Shape.of("[A-Za-z0-9.-]+:[0-9]{1,5}", "a host and its port, kafka-0:9092");

    private LoggingReader() {}

    static Logging read(Mapping keys) {
        List<String> brokers = keys.texts("brokers", BROKER);
        Logging logging = new Logging(
                keys.choice("pipeline", Logging.Pipeline.class).orElse(Logging.USUAL.pipeline()),
                keys.text("path", PATH),
                brokers.isEmpty() ? Logging.USUAL.brokers() : brokers,
                keys.text("elasticsearch", URL).orElse(Logging.USUAL.elasticsearch()),
                keys.text("otlp", BROKER).orElse(Logging.USUAL.otlp()),
                keys.integer("keep", 1, 3650).orElse(Logging.USUAL.keepDays()),
                keys.flag("classic").orElse(false));
        keys.done();
        return logging;
    }
}
