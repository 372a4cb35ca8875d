package dev.seaworthy.bundle.description;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.bundle.description.Logging.Pipeline;
import dev.seaworthy.bundle.description.Monitoring.Platform;
import dev.seaworthy.bundle.description.Rollout.Tool;
import dev.seaworthy.bundle.description.Systemd.Permission;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each section of a description: what a usual one means, and what is said of a wrong one, with its line and column. */
class SectionsTest {
    private static final String HEAD = "version: 1\nname: orders\nbinary: ./orders\nports: {http: 8080}\n";

    private static Sections read(String section) {
        Description description = Description.read(HEAD + section);
        assertThat(description).isInstanceOf(Description.Read.class);
        return ((Description.Read) description).service().sections();
    }

    @Test
    void docker() {
        Docker docker = read("""
                docker:
                  base: debian:12-slim
                  healthcheck: [-check]
                  repository: registry.example.com/shop/orders
                  image: [oci, push]
                """).docker().orElseThrow();

        assertThat(docker.base()).contains("debian:12-slim");
        assertThat(docker.origin()).isEqualTo(Docker.Origin.BINARY);
        assertThat(docker.user()).isEqualTo(65532);
        assertThat(docker.image()).containsExactly(Docker.Form.OCI, Docker.Form.PUSH);
    }

    @Test
    void systemd() {
        Systemd systemd = read("""
                systemd:
                  restart: always
                  startLimit: {times: 3}
                  allow: [home, all-sockets]
                  journal: 200M
                """).systemd().orElseThrow();

        assertThat(systemd.type()).as("what fits the binary").isEmpty();
        assertThat(systemd.restart()).isEqualTo(Systemd.Restart.ALWAYS);
        assertThat(systemd.startLimit()).isEqualTo(new Systemd.StartLimit(3, "60s"));
        assertThat(systemd.allow()).containsExactlyInAnyOrder(Permission.HOME, Permission.ALL_SOCKETS);
        assertThat(systemd.journal()).contains("200M");
    }

    @Test
    void kubernetes() {
        Kubernetes kubernetes = read("""
                kubernetes:
                  replicas: 3
                  spread: {zones: 3}
                  autoscale: {min: 3, max: 9}
                  network: {from: [shop], to: ["10.0.0.0/8:5432"]}
                """).kubernetes().orElseThrow();

        assertThat(kubernetes.spread())
                .as("asked for, so guaranteed")
                .contains(new Spread(OptionalInt.of(3), OptionalInt.empty(), true));
        assertThat(kubernetes.autoscale()).contains(new Autoscale(3, 9, Autoscale.USUAL_CPU_PERCENT));
        assertThat(kubernetes.network())
                .isEqualTo(new NetworkAccess(List.of("shop"), Optional.of(List.of("10.0.0.0/8:5432"))));
        assertThat(read("kubernetes: {}\n").kubernetes()).contains(Kubernetes.USUAL);
    }

    @Test
    void logging() {
        Logging logging = read("""
                logging: {path: "/var/log/orders/*.log", brokers: ["kafka-0:9092"], keep: 90, classic: true}
                """).logging().orElseThrow();

        assertThat(logging.pipeline()).isEqualTo(Pipeline.ELK);
        assertThat(logging.brokers()).containsExactly("kafka-0:9092");
        assertThat(logging.keepDays()).isEqualTo(90);
        assertThat(read("logging: {pipeline: otel}\n").logging())
                .map(Logging::pipeline)
                .contains(Pipeline.OTEL);
    }

    @Test
    void monitoring() {
        Monitoring monitoring = read("""
                monitoring:
                  platform: [kubernetes, node]
                  requests: http_request_duration_seconds
                  errors: 0.05
                  wecom: {corporation: ww12, agent: "1000002", party: "7"}
                  quiet: "18:00-09:00"
                  zone: Asia/Shanghai
                """).monitoring().orElseThrow();

        assertThat(monitoring.platform()).isEqualTo(Set.of(Platform.KUBERNETES, Platform.NODE));
        assertThat(monitoring.errorRatio()).isEqualTo(OptionalDouble.of(0.05));
        assertThat(monitoring.latencySeconds()).as("the usual one").isEqualTo(2);
        assertThat(monitoring.wecom()).contains(new Monitoring.Wecom("ww12", "1000002", "7"));
    }

    @Test
    void rollout() {
        Rollout rollout = read("rollout: {tool: argo, interval: 2m, threshold: 3}\n")
                .rollout()
                .orElseThrow();

        assertThat(rollout.tool()).isEqualTo(Tool.ARGO);
        assertThat(rollout.intervalSeconds()).isEqualTo(120);
        assertThat(rollout.stepWeight()).as("the usual one").isEqualTo(10);
    }

    /** One sentence each: where, what was found, what is allowed. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "docker: {user: 0} | 5:16: docker.user: ",
                "docker: {from: image} | 5:16: docker.from: \"image\" is not allowed; allowed: binary, source",
                "systemd: {allow: [homes]} | 5:19: systemd.allow: \"homes\" is not allowed; did you mean \"home\"?",
                "systemd: {journal: lots} | 5:20: systemd.journal: \"lots\" is not allowed; allowed: an amount such as 200M or 1G",
                "kubernetes: {replicas: 0} | 5:24: kubernetes.replicas: ",
                "kubernetes: {autoscale: {min: 3, max: 2}} | 5:39: kubernetes.autoscale.max: is less than min",
                "kubernetes: {network: {to: [db]}} | 5:29: kubernetes.network.to: \"db\" is not allowed; allowed: addresses such as",
                "logging: {brokers: [kafka]} | 5:21: logging.brokers: \"kafka\" is not allowed; allowed: a host and its port",
                "monitoring: {quiet: \"25:00-09:00\"} | 5:21: monitoring.quiet: \"25:00-09:00\" is not allowed; allowed: hours",
                "monitoring: {wecom: {agent: \"1\"}} | 5:21: monitoring.wecom: \"corporation\" is missing",
                "rollout: {tool: argocd} | 5:17: rollout.tool: \"argocd\" is not allowed; allowed: flagger, argo",
                "rollout: {interval: soon} | 5:21: rollout.interval: \"soon\" is not allowed; allowed: a time such as 30s or 5m",
            })
    void wrongOnes(String section, String begins) {
        Description description = Description.read(HEAD + section + "\n");

        assertThat(description).isInstanceOf(Description.Wrong.class);
        assertThat(((Description.Wrong) description).problems().getFirst().toString())
                .startsWith(begins);
    }
}
