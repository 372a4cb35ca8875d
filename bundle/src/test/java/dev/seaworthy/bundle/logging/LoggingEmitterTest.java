package dev.seaworthy.bundle.logging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.bundle.Artefact;
import dev.seaworthy.bundle.Emitter.Emission;
import dev.seaworthy.bundle.GoldenFolder;
import dev.seaworthy.bundle.Orders;
import dev.seaworthy.bundle.description.Kubernetes;
import dev.seaworthy.bundle.description.Logging;
import dev.seaworthy.bundle.description.Logging.Pipeline;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class LoggingEmitterTest {
    private static final Pattern RENAME =
            Pattern.compile("rename => \\{ \"\\[attributes]\\[([^]]+)]\" => \"(\\S+)\" }");

    @Test
    void elastic() throws IOException {
        GoldenFolder.matches(
                "logging-elastic", emit(section(Pipeline.ELK, Optional.of("/var/log/orders/*.log"), true)));
    }

    @Test
    void collector() throws IOException {
        GoldenFolder.matches("logging-collector", emit(section(Pipeline.OTEL, Optional.empty(), false)));
    }

    @Test
    void containersWriteWithAPrefix() throws IOException {
        Emission emission = new LoggingEmitter()
                .emit(new Orders()
                        .kubernetes(Kubernetes.USUAL)
                        .logging(Logging.USUAL)
                        .order());

        assertThat(text(emission, "fluent-bit.yaml")).contains("cri").contains("key_name: log");
    }

    /** The renames are read from the pipeline as it is written, and done to lines as log/slog writes them. */
    @Test
    void linesBecomeDocumentsThatTheIndexTakes() throws IOException {
        Emission emission = emit(Logging.USUAL);
        Map<?, ?> properties =
                (Map<?, ?>) at(json(text(emission, "index-template.json")), "template", "mappings", "properties");
        List<String> lines = List.of("""
                {"time":"2026-03-01T10:00:00.123456789+08:00","level":"INFO","msg":"listening","addr":":8080"}""", """
                {"time":"2026-03-01T10:00:01Z","level":"ERROR","msg":"no answer","service":"orders","trace_id":"4bf92f3577b34da6a3ce929d0e0e4736","span_id":"00f067aa0ba902b7","err":"dial tcp: timeout"}""", """
                {"timestamp":"2026-03-01T10:00:02Z","level":"warn","message":"slow","request":{"id":7}}""");
        for (String line : lines) {
            Map<String, Object> document = document(text(emission, "logstash.conf"), json(line));
            assertThat(document).as(line).containsKeys("@timestamp", "message", "log.level", "service.name");
            for (String path : document.keySet()) {
                assertThat(type(properties, path)).as(path + " of " + line).isNotEmpty();
            }
        }
        assertThat(document(text(emission, "logstash.conf"), json(lines.get(1))))
                .containsEntry("service.name", "orders")
                .containsEntry("log.level", "error")
                .containsEntry("error.message", "dial tcp: timeout")
                .containsEntry("trace.id", "4bf92f3577b34da6a3ce929d0e0e4736");
        assertThat(type(properties, "service")).as("an object, never a text").isEmpty();
    }

    /** What Logstash makes of a line: paths with dots, and all that was not renamed in attributes. */
    private static Map<String, Object> document(String pipeline, Map<?, ?> line) {
        Map<String, Object> attributes = new TreeMap<>();
        line.forEach((key, value) -> attributes.put((String) key, value));
        Map<String, Object> document = new TreeMap<>();
        Matcher date =
                Pattern.compile("match => \\[\"\\[attributes]\\[([^]]+)]\"").matcher(pipeline);
        while (date.find()) {
            take(attributes, date.group(1)).ifPresent(value -> document.put("@timestamp", value));
        }
        Matcher rename = RENAME.matcher(pipeline);
        while (rename.find()) {
            String target = rename.group(2).replace("][", ".").replaceAll("[\\[\\]]", "");
            take(attributes, rename.group(1)).ifPresent(value -> document.put(target, value));
        }
        document.computeIfPresent("log.level", (key, value) -> value.toString().toLowerCase(Locale.ROOT));
        document.putIfAbsent("service.name", "orders");
        if (!attributes.isEmpty()) {
            document.put("attributes", attributes);
        }
        return document;
    }

    private static Optional<Object> take(Map<String, Object> attributes, String key) {
        return Optional.ofNullable(attributes.remove(key));
    }

    /** How the index keeps a path; empty when it does not know it, or knows it as an object. */
    private static String type(Map<?, ?> properties, String path) {
        Map<?, ?> here = properties;
        String[] parts = path.split("\\.", -1);
        for (int i = 0; i < parts.length; i++) {
            if (!(here.get(parts[i]) instanceof Map<?, ?> field)) {
                return "";
            }
            if (i == parts.length - 1) {
                return field.get("type") instanceof String type ? type : "";
            }
            if (!(field.get("properties") instanceof Map<?, ?> inner)) {
                return "";
            }
            here = inner;
        }
        return "";
    }

    private static Object at(Map<?, ?> map, String... path) {
        Object here = map;
        for (String key : path) {
            here = Objects.requireNonNull(((Map<?, ?>) here).get(key), key);
        }
        return here;
    }

    private static Map<?, ?> json(String text) {
        return (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(text);
    }

    private static Logging section(Pipeline pipeline, Optional<String> path, boolean classic) {
        return new Logging(
                pipeline,
                path,
                List.of("kafka-0:9092", "kafka-1:9092", "kafka-2:9092"),
                "https://elasticsearch:9200",
                "otel-gateway:4317",
                30,
                classic);
    }

    private static Emission emit(Logging section) throws IOException {
        return new LoggingEmitter().emit(new Orders().logging(section).order());
    }

    private static String text(Emission emission, String name) {
        return emission.artefacts().stream()
                .filter(artefact -> artefact.path().equals("logging/" + name))
                .map(Artefact::text)
                .findFirst()
                .orElseThrow();
    }
}
