package dev.seaworthy.bundle.logging;

import dev.seaworthy.bundle.Artefact;
import dev.seaworthy.bundle.Emitter;
import dev.seaworthy.bundle.Heading;
import dev.seaworthy.bundle.Order;
import dev.seaworthy.bundle.Remark;
import dev.seaworthy.bundle.description.Logging;
import dev.seaworthy.bundle.yaml.JsonWriter;
import dev.seaworthy.bundle.yaml.YamlWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the configuration of all that a line goes through. */
public final class LoggingEmitter implements Emitter {
    private static final String FOLDER = "logging/";

    @Override
    public Emission emit(Order order) {
        Optional<Logging> asked = order.service().sections().logging();
        if (asked.isEmpty()) {
            return Emission.NOTHING;
        }
        Lines lines = Lines.of(order, asked.get());
        return switch (asked.get().pipeline()) {
            case ELK -> elastic(order, asked.get(), lines);
            case OTEL ->
                new Emission(
                        List.of(Artefact.of(
                                FOLDER + "otel-collector.yaml",
                                YamlWriter.write(
                                        Heading.of(order, "How the OpenTelemetry Collector reads the lines."),
                                        OtelCollector.configuration(
                                                order.service().name(), asked.get(), lines)))),
                        List.of());
        };
    }

    private static Emission elastic(Order order, Logging section, Lines lines) {
        String name = order.service().name();
        List<Artefact> files = new ArrayList<>();
        files.add(Artefact.of(
                FOLDER + "fluent-bit.yaml",
                YamlWriter.write(
                        Heading.of(order, "How Fluent Bit reads the lines."),
                        FluentBit.configuration(name, section, lines))));
        List<Remark> remarks = new ArrayList<>();
        if (section.isClassicWanted()) {
            String heading = Heading.of(order, "How Fluent Bit reads the lines.");
            files.add(Artefact.of(FOLDER + "fluent-bit.conf", FluentBit.classic(heading, name, section, lines)));
            files.add(Artefact.of(FOLDER + "parsers.conf", FluentBit.classicParsers(heading, name)));
            remarks.add(new Remark(
                    "logging.classic", "Fluent Bit will give up its old format; fluent-bit.yaml says the same."));
        }
        files.add(new Artefact(
                FOLDER + "kafka-topics.sh",
                KafkaTopics.script(Heading.of(order, "Makes the topic in which lines wait."), name, section),
                true));
        files.add(Artefact.of(
                FOLDER + "logstash.conf",
                Logstash.pipeline(Heading.of(order, "What becomes of the fields of a line."), name, section)));
        files.add(Artefact.of(FOLDER + "index-template.json", JsonWriter.document(Elasticsearch.template(name))));
        files.add(Artefact.of(FOLDER + "lifecycle-policy.json", JsonWriter.document(Elasticsearch.policy(section))));
        files.add(Artefact.of(FOLDER + "kibana.ndjson", Kibana.objects(name)));
        remarks.add(new Remark(
                "logging",
                "Put lifecycle-policy.json to _ilm/policy/" + Elasticsearch.policyName(name)
                        + " and index-template.json to _index_template/logs-" + name
                        + " of Elasticsearch before the first line arrives, and import kibana.ndjson into Kibana."));
        remarks.add(new Remark(
                "logging",
                "service, a text in the line, becomes service.name: in the Elastic Common Schema service is an object, and"
                        + " an index refuses the other."));
        if (section.brokers().size() < 3) {
            remarks.add(new Remark(
                    "logging.brokers",
                    "With fewer than three brokers the loss of one loses lines or stops the intake."));
        }
        return new Emission(files, remarks);
    }
}
