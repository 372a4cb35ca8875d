package dev.seaworthy.acceptance;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A real program, and what somebody says who deploys it.
 *
 * @param name of the service
 * @param binary the finished program
 * @param options of {@code seaworthy init}
 * @param edits of the description: a line that begins like this becomes that, or is added when there is none
 * @param arguments of a trial of its image
 * @param ready when it is ready, as {@code trial --ready} takes it
 * @param probe the address that answers once its unit is up; empty for a worker
 * @param log what it writes into its journal; empty when nothing is looked for
 */
record DeployedService(
        String name,
        Path binary,
        List<String> options,
        Map<String, String> edits,
        List<String> arguments,
        String ready,
        Optional<String> probe,
        Optional<String> log) {
    private static final String ALL = "docker,systemd,kubernetes,logging,monitoring,rollout";

    /** Five programs that ask for different things. */
    static List<DeployedService> all(Path data, String registry) {
        Path built = data.resolve("deployed");
        return List.of(
                new DeployedService(
                        "shop",
                        built.resolve("shop"),
                        List.of("--health", "/healthz", "--zones", "3", "--with", ALL),
                        Map.of(
                                "docker",
                                "docker: {repository: " + registry + "/shop}",
                                "systemd",
                                "systemd: {journal: 200M}",
                                "monitoring",
                                "monitoring: {platform: [kubernetes, blackbox], dingtalk: \"http://bridge:8060/{tier}\","
                                        + " phone: \"http://phone:8080/call\", quiet: \"18:00-09:00\","
                                        + " zone: Asia/Shanghai}",
                                "rollout",
                                "rollout: {host: shop.example.com}"),
                        List.of(),
                        "http:8085/healthz",
                        Optional.of("http://127.0.0.1:8085/"),
                        Optional.empty()),
                new DeployedService(
                        "notes",
                        built.resolve("notes"),
                        List.of("--health", "/notes", "--with", "docker,systemd,kubernetes,logging,monitoring"),
                        Map.of(
                                "docker",
                                        "docker: {repository: " + registry + "/notes, base: " + registry
                                                + "/base/sqlite:12}",
                                "directories", "directories: [state]",
                                "resources", "resources: {cpu: 500m, memory: 256Mi}",
                                "logging", "logging: {pipeline: otel}",
                                "monitoring",
                                        "monitoring: {platform: [kubernetes, node], feishu: \"http://bridge:8080/{tier}\"}"),
                        List.of("/tmp"),
                        "http:8086/notes",
                        Optional.of("http://127.0.0.1:8086/notes"),
                        Optional.empty()),
                new DeployedService(
                        "clock",
                        built.resolve("clock"),
                        List.of("--port", "8087", "--health", "/ready", "--zones", "3", "--with", ALL),
                        Map.of(
                                "docker",
                                        "docker: {repository: " + registry + "/clock, base: " + registry
                                                + "/base/world:1}",
                                "user", "user: clock",
                                "systemd", "systemd: {socket: true}",
                                "monitoring", "monitoring: {platform: [kubernetes, blackbox]}",
                                "rollout", "rollout: {tool: argo, host: clock.example.com}"),
                        List.of(),
                        "http:8087/ready",
                        Optional.of("http://127.0.0.1:8087/ready"),
                        Optional.empty()),
                new DeployedService(
                        "mailer",
                        built.resolve("mailer"),
                        List.of("--with", "docker,systemd,kubernetes,logging"),
                        Map.of(
                                "docker", "docker: {repository: " + registry + "/mailer}",
                                "directories", "directories: [logs]",
                                "systemd", "systemd: {logrotate: true}",
                                "logging", "logging: {classic: true, path: /var/log/mailer/*.log}"),
                        List.of(),
                        "log:letters sent",
                        Optional.empty(),
                        Optional.of("letters sent")),
                new DeployedService(
                        "prometheus",
                        data.resolve("bin/bullseye-prometheus/prometheus"),
                        List.of("--health", "/-/healthy", "--metrics", "/metrics", "--with", ALL),
                        Map.of(
                                "docker",
                                "docker: {repository: " + registry + "/prometheus, base: " + registry
                                        + "/base/sqlite:12}",
                                "user",
                                "user: prometheus",
                                "directories",
                                "directories: [state]",
                                "arguments",
                                "arguments: [\"--config.file=/etc/prometheus.yml\","
                                        + " \"--storage.tsdb.path=/var/lib/prometheus\"]",
                                "resources",
                                "resources: {cpu: 1, memory: 1Gi}",
                                "monitoring",
                                "monitoring: {platform: [kubernetes], requests: prometheus_http_request_duration_seconds,"
                                        + " errors: 0.05, wecom: {corporation: ww1, agent: \"2\", party: \"7\"}}"),
                        List.of("--config.file=/etc/prometheus.yml", "--storage.tsdb.path=/tmp/data"),
                        "http:9090/-/healthy",
                        Optional.of("http://127.0.0.1:9090/-/healthy"),
                        Optional.empty()));
    }

    /** The description that {@code init} wrote, after somebody edited it. */
    String edited(String description) {
        StringBuilder text = new StringBuilder();
        description
                .lines()
                .filter(line -> !isEdited(line))
                .forEach(line -> text.append(line).append('\n'));
        edits.keySet().stream()
                .sorted()
                .forEach(key -> text.append(edits.get(key)).append('\n'));
        return text.toString();
    }

    private boolean isEdited(String line) {
        return edits.keySet().stream().anyMatch(key -> line.startsWith(key + ":"));
    }

    @Override
    public String toString() {
        return name;
    }
}
