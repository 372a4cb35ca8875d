#!/bin/sh
# Makes the topic in which lines wait.
# Made by seaworthy bundle from seaworthy.yaml and bin/orders (go1.22.3, amd64).
# Needs kafka-topics.sh, which comes with Kafka. A topic that is there stays as it is.
# As many replicas as logging.brokers has, three at most; lines wait for 3 days at most.
set -eu
kafka-topics.sh --bootstrap-server 'kafka-0:9092,kafka-1:9092,kafka-2:9092' --create --if-not-exists \
    --topic orders-logs --partitions 3 --replication-factor 3 \
    --config min.insync.replicas=2 --config retention.ms=259200000
