package dev.seaworthy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.binary.BinaryFacts;
import dev.seaworthy.binary.BinaryReader;
import dev.seaworthy.binary.Examination;
import dev.seaworthy.bundle.Artefact;
import dev.seaworthy.bundle.Emitter;
import dev.seaworthy.bundle.Emitters;
import dev.seaworthy.bundle.Order;
import dev.seaworthy.bundle.description.Description;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is made for a fleet is taken by the tools that will use it: promtool, amtool and yamllint of this machine. */
@Together
class FleetBundleIT {
    private static final String DESCRIPTION = """
            version: 1
            name: prometheus
            binary: prometheus
            ports: {http: 9090}
            health: /-/healthy
            metrics: /metrics
            resources: {cpu: 500m, memory: 512Mi}
            directories: [state]
            kubernetes: {replicas: 3, spread: {zones: 3}}
            logging: {classic: true, brokers: ["kafka-0:9092", "kafka-1:9092", "kafka-2:9092"]}
            monitoring:
              platform: [kubernetes, node, etcd, blackbox]
              requests: prometheus_http_request_duration_seconds
              errors: 0.05
              wecom: {corporation: ww1234567890abcdef, agent: "1000002", party: "7"}
              dingtalk: http://dingtalk-bridge:8060/dingtalk/{tier}/send
              feishu: http://feishu-bridge:8080/{tier}
              phone: http://phone-bridge:8080/call
              quiet: "18:00-09:00"
              zone: Asia/Shanghai
            rollout: {host: metrics.example.com}
            """;

    @TempDir
    private Path folder;

    @Test
    void everyAlertFiresWhenItShouldAndReachesWhomItShould() throws IOException, InterruptedException {
        emit();

        Finished checked = Finished.of(folder, Map.of(), List.of("sh", "monitoring/check.sh"));
        assertThat(checked.exitCode()).as(checked.out() + checked.err()).isZero();

        // An alert that never fires is noticed by its test.
        Path rules = folder.resolve("monitoring/rules.yaml");
        Files.writeString(rules, Files.readString(rules).replace("[10m]", "[1s]"));
        assertThat(Finished.of(folder, Map.of(), List.of("sh", "monitoring/check.sh"))
                        .exitCode())
                .isNotZero();
    }

    @Test
    void aRouteToSomebodyElseIsNoticed() throws IOException, InterruptedException {
        emit();
        Path routes = folder.resolve("monitoring/alertmanager.yaml");
        Files.writeString(routes, Files.readString(routes).replace("tier=\"P1\"", "tier=\"P9\""));

        assertThat(Finished.of(folder, Map.of(), List.of("sh", "monitoring/check.sh"))
                        .exitCode())
                .isNotZero();
    }

    @Test
    void yamlIsTidy() throws IOException, InterruptedException {
        emit();

        Finished linted = Finished.of(
                folder,
                Map.of(),
                List.of("yamllint", "--strict", "-d", "{extends: default, rules: {line-length: disable}}", "."));
        assertThat(linted.exitCode()).as(linted.out()).isZero();
    }

    private void emit() throws IOException {
        Path file = Laboratory.open().data().resolve("bin/bullseye-prometheus/prometheus");
        if (!(BinaryReader.examine(file) instanceof Examination.Executable(BinaryFacts facts))
                || !(Description.read(DESCRIPTION) instanceof Description.Read(var service))) {
            throw new AssertionError(Description.read(DESCRIPTION).toString());
        }
        for (Emitter emitter : Emitters.all()) {
            for (Artefact artefact : emitter.emit(new Order(service, facts)).artefacts()) {
                Path target = folder.resolve(artefact.path());
                Files.createDirectories(target.getParent());
                Files.writeString(target, artefact.text());
            }
        }
        assertThat(folder.resolve("monitoring/rules.yaml")).content().contains("process_resident_memory_bytes");
    }
}
