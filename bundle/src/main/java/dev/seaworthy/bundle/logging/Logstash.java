package dev.seaworthy.bundle.logging;

import dev.seaworthy.bundle.description.Logging;

/** Logstash's pipeline: renames the fields of lines as the Elastic Common Schema has them. */
final class Logstash {
    private Logstash() {}

    static String pipeline(String heading, String name, Logging section) {
        StringBuilder text = new StringBuilder();
        heading.lines().forEach(line -> text.append("# ").append(line).append('\n'));
        text.append("""
                input {
                  kafka {
                    # logging.brokers
                    bootstrap_servers => "BROKERS"
                    topics => ["TOPIC"]
                    group_id => "logstash-NAME"
                    # Lines keep their fields, under a name of their own: nothing is renamed behind our back.
                    ecs_compatibility => disabled
                    codec => json { target => "[attributes]" ecs_compatibility => disabled }
                  }
                }

                filter {
                  # A line that was no JSON: it is the message.
                  if [attributes][log] {
                    mutate { rename => { "[attributes][log]" => "[message]" } }
                  }
                  if [attributes][MESSAGE] {
                    mutate { rename => { "[attributes][MESSAGE]" => "[message]" } }
                  }
                """.replace("BROKERS", String.join(",", section.brokers()))
                .replace("TOPIC", KafkaTopics.topic(name))
                .replace("NAME", name));
        for (String time : Field.TIMES) {
            text.append("  if [attributes][").append(time).append("] {\n");
            text.append("    date {\n      match => [\"[attributes][").append(time);
            text.append("]\", \"ISO8601\", \"UNIX\"]\n      remove_field => [\"[attributes][")
                    .append(time);
            text.append("]\"]\n    }\n  }\n");
        }
        for (Field field : Field.ALL) {
            text.append("  if [attributes][").append(field.source()).append("] {\n");
            text.append("    mutate { rename => { \"[attributes][")
                    .append(field.source())
                    .append("]\" => \"");
            field.target().forEach(part -> text.append('[').append(part).append(']'));
            text.append("\" } }\n  }\n");
        }
        return text.append("""
                  # ERROR, Error and error are one level.
                  mutate { lowercase => ["[log][level]"] }
                  # A service that does not say its name has one all the same.
                  if ![service][name] {
                    mutate { add_field => { "[service][name]" => "NAME" } }
                  }
                  mutate {
                    add_field => { "[event][dataset]" => "NAME" }
                    remove_field => ["@version", "[attributes][@timestamp]", "[event][original]"]
                  }
                }

                output {
                  elasticsearch {
                    # logging.elasticsearch; user and password come from the keystore of Logstash
                    hosts => ["HOST"]
                    user => "${ELASTICSEARCH_USER}"
                    password => "${ELASTICSEARCH_PASSWORD}"
                    data_stream => true
                    data_stream_type => "logs"
                    data_stream_dataset => "NAME"
                    data_stream_namespace => "default"
                  }
                }
                """.replace("NAME", name).replace("HOST", section.elasticsearch()))
                .toString();
    }
}
