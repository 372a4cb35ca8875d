package dev.seaworthy.bundle.logging;

import dev.seaworthy.bundle.description.Logging;
import dev.seaworthy.bundle.yaml.YamlList;
import dev.seaworthy.bundle.yaml.YamlMap;
import java.util.List;
import java.util.Locale;

/** Fluent Bit's configuration, in YAML: the older format is deprecated. */
final class FluentBit {
    private static final String STATE = "/var/lib/fluent-bit/";

    private FluentBit() {}

    static YamlMap configuration(String name, Logging section, Lines lines) {
        return new YamlMap()
                .put(
                        "service",
                        new YamlMap()
                                .put("flush", 1)
                                .why("what Kafka does not take yet waits on the disk")
                                .put("storage.path", STATE + "storage")
                                .put("storage.backlog.mem_limit", "16M"))
                .put("parsers", YamlList.of(parser(name)))
                .put(
                        "pipeline",
                        new YamlMap()
                                .put("inputs", YamlList.of(input(name, lines)))
                                .put("filters", filters(name, lines))
                                .put("outputs", YamlList.of(output(name, section))));
    }

    private static YamlMap parser(String name) {
        return new YamlMap()
                .why("a parser of its own: none of this name comes with Fluent Bit")
                .put("name", name + "-json")
                .put("format", "json")
                .put("time_key", "time")
                .put("time_format", "%Y-%m-%dT%H:%M:%S.%L%z")
                .why("otherwise the time of the line would be taken out of it")
                .put("time_keep", true);
    }

    private static YamlMap input(String name, Lines lines) {
        YamlMap input = new YamlMap().why(lines.why());
        switch (lines.kind()) {
            case FILE -> tail(input, lines).put("parser", name + "-json");
            case CONTAINER -> tail(input, lines).put("multiline.parser", "cri");
            case JOURNAL ->
                input.put("name", "systemd")
                        .put("systemd_filter", "_SYSTEMD_UNIT=" + lines.place())
                        .put("read_from_tail", true);
        }
        return input.put("tag", name)
                .why("where reading goes on after a restart: without it lines are lost or come twice")
                .put("db", STATE + name + ".db")
                .put("storage.type", "filesystem");
    }

    private static YamlMap tail(YamlMap input, Lines lines) {
        return input.put("name", "tail")
                .put("path", lines.place())
                .put("mem_buf_limit", "16M")
                .why("a line longer than this is left out, not the whole file after it")
                .put("buffer_max_size", "256k")
                .put("skip_long_lines", true);
    }

    private static YamlList filters(String name, Lines lines) {
        YamlList filters = new YamlList();
        if (lines.kind() == Lines.Kind.FILE) {
            return filters;
        }
        return filters.add(new YamlMap()
                .why("the line of the service within the record")
                .put("name", "parser")
                .put("match", name)
                .put("key_name", lines.kind() == Lines.Kind.CONTAINER ? "log" : "MESSAGE")
                .put("parser", name + "-json"));
    }

    private static YamlMap output(String name, Logging section) {
        return new YamlMap()
                .why("logging.brokers")
                .put("name", "kafka")
                .put("match", name)
                .put("brokers", String.join(",", section.brokers()))
                .put("topics", KafkaTopics.topic(name))
                .put("format", "json")
                .put("timestamp_key", "@timestamp")
                .why("otherwise a number of seconds")
                .put("timestamp_format", "iso8601_ns")
                .why("a line counts as sent when all replicas of the topic have it")
                .put("rdkafka.request.required.acks", "-1")
                .put("rdkafka.compression.codec", "lz4")
                .put("retry_limit", "no_limits")
                .put("storage.total_limit_size", "1G");
    }

    /** The same in the old format; comments only in lines of their own, where it knows them. */
    static String classic(String heading, String name, Logging section, Lines lines) {
        YamlMap all = configuration(name, section, lines);
        StringBuilder text = new StringBuilder();
        heading.lines().forEach(line -> text.append("# ").append(line).append('\n'));
        text.append("# The old format; the parser is in parsers.conf beside it.\n");
        ClassicFormat.section(
                text, "SERVICE", (YamlMap) ClassicFormat.get(all, "service"), "parsers_file parsers.conf");
        YamlMap pipeline = (YamlMap) ClassicFormat.get(all, "pipeline");
        for (String kind : List.of("inputs", "filters", "outputs")) {
            ClassicFormat.sections(text, kind.substring(0, kind.length() - 1).toUpperCase(Locale.ROOT), (YamlList)
                    ClassicFormat.get(pipeline, kind));
        }
        return text.toString();
    }

    static String classicParsers(String heading, String name) {
        StringBuilder text = new StringBuilder();
        heading.lines().forEach(line -> text.append("# ").append(line).append('\n'));
        ClassicFormat.section(text, "PARSER", parser(name), "");
        return text.toString();
    }
}
