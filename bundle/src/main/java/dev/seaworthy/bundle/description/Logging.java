package dev.seaworthy.bundle.description;

import java.util.List;
import java.util.Optional;

/**
 * The section {@code logging}: from the line that the service writes to the dashboard.
 *
 * @param pipeline which programs carry the lines
 * @param path the files with the lines, {@code /var/log/orders/*.log}; absent for what containers write
 * @param brokers of Kafka, {@code kafka-0:9092}; only for {@link Pipeline#ELK}
 * @param elasticsearch where documents go, {@code https://elasticsearch:9200}
 * @param otlp where a collector sends to; only for {@link Pipeline#OTEL}
 * @param keepDays how long documents are kept
 * @param isClassicWanted whether Fluent Bit's old configuration format is written as well
 */
public record Logging(
        Pipeline pipeline,
        Optional<String> path,
        List<String> brokers,
        String elasticsearch,
        String otlp,
        int keepDays,
        boolean isClassicWanted) {
    /** Who carries the lines. */
    public enum Pipeline {
        /** Fluent Bit, Kafka, Logstash, Elasticsearch, Kibana. */
        ELK,
        /** The OpenTelemetry Collector alone. */
        OTEL
    }

    /** A section that says nothing. */
    public static final Logging USUAL = new Logging(
            Pipeline.ELK,
            Optional.empty(),
            List.of("kafka:9092"),
            "https://elasticsearch:9200",
            "otel-gateway:4317",
            30,
            false);

    public Logging {
        brokers = List.copyOf(brokers);
    }
}
