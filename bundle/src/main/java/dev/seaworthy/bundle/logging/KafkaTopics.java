package dev.seaworthy.bundle.logging;

import dev.seaworthy.bundle.description.Logging;

/** A script that makes the topic in which lines wait. */
final class KafkaTopics {
    private static final long DAY_IN_MILLISECONDS = 86_400_000;

    /** Kafka only has to bridge the time in which Logstash is away. */
    private static final long DAYS = 3;

    private KafkaTopics() {}

    static String topic(String name) {
        return name + "-logs";
    }

    static String script(String heading, String name, Logging section) {
        int replicas = Math.min(3, section.brokers().size());
        StringBuilder script = new StringBuilder("#!/bin/sh\n");
        heading.lines().forEach(line -> script.append("# ").append(line).append('\n'));
        return script.append("# Needs kafka-topics.sh, which comes with Kafka. A topic that is there stays as it is.\n")
                .append("# As many replicas as logging.brokers has, three at most; lines wait for ")
                .append(DAYS)
                .append(" days at most.\n")
                .append("set -eu\n")
                .append("kafka-topics.sh --bootstrap-server '")
                .append(String.join(",", section.brokers()))
                .append("' --create --if-not-exists \\\n    --topic ")
                .append(topic(name))
                .append(" --partitions 3 --replication-factor ")
                .append(replicas)
                .append(" \\\n    --config min.insync.replicas=")
                .append(Math.max(1, replicas - 1))
                .append(" --config retention.ms=")
                .append(DAYS * DAY_IN_MILLISECONDS)
                .append('\n')
                .toString();
    }
}
