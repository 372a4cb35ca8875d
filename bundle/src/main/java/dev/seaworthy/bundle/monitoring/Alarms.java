package dev.seaworthy.bundle.monitoring;

import dev.seaworthy.bundle.Order;
import dev.seaworthy.bundle.description.Directory;
import dev.seaworthy.bundle.description.Monitoring;
import dev.seaworthy.bundle.description.Monitoring.Platform;
import dev.seaworthy.bundle.monitoring.Alarm.Series;
import dev.seaworthy.bundle.monitoring.Alarm.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The alerts that the metrics allow which the service and its platform have. */
final class Alarms {
    private final Order order;
    private final Monitoring section;
    private final String name;
    private final List<Alarm> alarms = new ArrayList<>();

    private Alarms(Order order, Monitoring section) {
        this.order = order;
        this.section = section;
        this.name = order.service().name();
    }

    static List<Alarm> of(Order order, Monitoring section) {
        Alarms all = new Alarms(order, section);
        all.down();
        all.unreachable();
        all.outOfMemory();
        section.requests().ifPresent(all::slow);
        section.requests().ifPresent(all::failing);
        all.memory();
        all.load();
        all.leaders();
        all.volume();
        return List.copyOf(all.alarms);
    }

    private void down() {
        if (order.service().metrics().isEmpty()) {
            return;
        }
        String up = "up{job=\"" + name + "\", instance=\"a\"}";
        alarms.add(new Alarm(
                "ServiceDown",
                Tier.P0,
                "metrics: no replica can be scraped",
                "absent(up{job=\"" + name + "\"} == 1)",
                "2m",
                "No replica of " + name + " answers",
                Map.of(),
                List.of(new Series(up, "0x10")),
                List.of(new Series(up, "1x10"), new Series("up{job=\"" + name + "\", instance=\"b\"}", "0x10")),
                "5m"));
    }

    private void unreachable() {
        if (!section.platform().contains(Platform.BLACKBOX)) {
            return;
        }
        String probe = "probe_success{job=\"" + name + "-blackbox\", instance=\"a\"}";
        alarms.add(new Alarm(
                "ServiceUnreachable",
                Tier.P0,
                "monitoring.platform: blackbox. Seen from outside",
                "max by (job) (probe_success{job=\"" + name + "-blackbox\"}) == 0",
                "2m",
                name + " cannot be reached from outside",
                Map.of("job", name + "-blackbox"),
                List.of(new Series(probe, "0x10")),
                List.of(new Series(probe, "1x10")),
                "5m"));
    }

    private void outOfMemory() {
        if (!section.platform().contains(Platform.KUBERNETES)) {
            return;
        }
        String labels = "namespace=\"shop\", pod=\"" + name + "-0\", container=\"" + name + "\"";
        String restarts = "kube_pod_container_status_restarts_total{" + labels + "}";
        String reason = "kube_pod_container_status_last_terminated_reason{" + labels + ", reason=\"%s\"}";
        alarms.add(new Alarm(
                "ServiceOutOfMemory",
                Tier.P0,
                "The usual threshold of more than 5 a minute can never be reached: a container that dies again and again"
                        + " is started after 10, 20, 40 and up to 300 s, so that a minute sees two starts at most."
                        + " Instead: one in ten minutes, over all replicas.",
                "sum by (namespace, container) (\n"
                        + "  increase(kube_pod_container_status_restarts_total{container=\"" + name + "\"}[10m])\n"
                        + "  * on (namespace, pod, container)\n"
                        + "  kube_pod_container_status_last_terminated_reason{container=\"" + name
                        + "\", reason=\"OOMKilled\"}\n"
                        + ") > 0",
                "0m",
                name + " was killed because its memory was used up",
                Map.of("namespace", "shop", "container", name),
                List.of(
                        new Series(restarts, "0x4 1x10"),
                        new Series(String.format(Locale.ROOT, reason, "OOMKilled"), "1x15")),
                List.of(
                        new Series(restarts, "0x4 1x10"),
                        new Series(String.format(Locale.ROOT, reason, "Error"), "1x15")),
                "10m"));
    }

    private void slow(String requests) {
        String limit = number(section.latencySeconds());
        double below = section.latencySeconds() / 2;
        double above = section.latencySeconds() * 2;
        alarms.add(new Alarm(
                "ServiceSlow",
                Tier.P0,
                "monitoring.requests, monitoring.latency. A histogram tells no time above its largest bucket: there must"
                        + " be one above " + limit + " s.",
                "histogram_quantile(0.99, sum by (le) (rate(" + requests + "_bucket{job=\"" + name + "\"}[2m]))) > "
                        + limit,
                "2m",
                "One request in a hundred to " + name + " takes longer than " + limit + " s",
                Map.of(),
                buckets(requests, below, above, "0x15", "0+10x15"),
                buckets(requests, below, above, "0+10x15", "0+10x15"),
                "8m"));
    }

    private List<Series> buckets(String requests, double below, double above, String fast, String all) {
        List<Series> series = new ArrayList<>();
        Map<String, String> bounds = new TreeMap<>();
        bounds.put(number(below), fast);
        bounds.put(number(above), all);
        bounds.put("+Inf", all);
        bounds.forEach((bound, values) ->
                series.add(new Series(requests + "_bucket{job=\"" + name + "\", le=\"" + bound + "\"}", values)));
        return series;
    }

    private void failing(String requests) {
        section.errorRatio().ifPresent(ratio -> {
            String failed = "sum(rate(" + requests + "_count{job=\"" + name + "\", " + section.statusLabel()
                    + "=~\"5..\"}[5m]))";
            String all = "sum(rate(" + requests + "_count{job=\"" + name + "\"}[5m]))";
            String good = series(requests, "200");
            String bad = series(requests, "500");
            alarms.add(new Alarm(
                    "ServiceFailing",
                    Tier.P0,
                    "monitoring.requests, monitoring.errors",
                    failed + "\n/ " + all + " > " + number(ratio),
                    "2m",
                    "More than " + number(ratio * 100) + " % of the requests to " + name + " fail",
                    Map.of(),
                    List.of(new Series(bad, "0+10x15")),
                    List.of(new Series(good, "0+10x15")),
                    "10m"));
        });
    }

    private String series(String requests, String status) {
        return requests + "_count{job=\"" + name + "\", " + section.statusLabel() + "=\"" + status + "\"}";
    }

    /** Memory that grows is what no error rate shows. */
    private void memory() {
        order.service().resources().memoryBytes().ifPresent(limit -> {
            if (!Metrics.hasRuntimeMetrics(order)) {
                return;
            }
            String series = "process_resident_memory_bytes{job=\"" + name + "\", instance=\"a\"}";
            alarms.add(new Alarm(
                    "ServiceMemoryNearLimit",
                    Tier.P1,
                    "resources.memory: " + limit + " bytes; the binary links the client library of Prometheus",
                    "process_resident_memory_bytes{job=\"" + name + "\"} / " + limit + " > 0.9",
                    "10m",
                    name + " uses more than nine tenths of its memory",
                    Map.of("job", name, "instance", "a"),
                    List.of(new Series(series, limit + "x20")),
                    List.of(new Series(series, limit / 2 + "x20")),
                    "15m"));
        });
    }

    private void load() {
        if (!section.platform().contains(Platform.NODE)) {
            return;
        }
        Consumer<List<Series>> processors = series -> {
            for (int cpu = 0; cpu < 2; cpu++) {
                series.add(new Series(
                        "node_cpu_seconds_total{instance=\"a\", cpu=\"" + cpu + "\", mode=\"idle\"}", "0+30x30"));
            }
        };
        List<Series> firing = new ArrayList<>(List.of(new Series("node_load5{instance=\"a\"}", "4x30")));
        List<Series> quiet = new ArrayList<>(List.of(new Series("node_load5{instance=\"a\"}", "2x30")));
        processors.accept(firing);
        processors.accept(quiet);
        alarms.add(new Alarm(
                "NodeOverloaded",
                Tier.P1,
                "monitoring.platform: node. Usually written as 1.5 times eight processors; nodes have more and fewer, so"
                        + " theirs are counted. Load counts what waits for disks as well.",
                "node_load5\n/ on (instance) count by (instance) (node_cpu_seconds_total{mode=\"idle\"}) > 1.5",
                "15m",
                "A node has more than one and a half times the load that it has processors for",
                Map.of("instance", "a"),
                firing,
                quiet,
                "20m"));
    }

    private void leaders() {
        if (!section.platform().contains(Platform.ETCD)) {
            return;
        }
        String series = "etcd_server_leader_changes_seen_total{job=\"etcd\", instance=\"a\"}";
        alarms.add(new Alarm(
                "EtcdLeaderChanges",
                Tier.P1,
                "monitoring.platform: etcd. Every member counts every change, so the largest count is taken, not the sum.",
                "max by (job) (increase(etcd_server_leader_changes_seen_total[1h])) > 3",
                "0m",
                "etcd has changed its leader more than three times within an hour",
                Map.of("job", "etcd"),
                List.of(new Series(series, "0x10 1 2 3 4 5 5x60")),
                List.of(new Series(series, "0x10 1 1x70")),
                "60m"));
    }

    private void volume() {
        if (!section.platform().contains(Platform.KUBERNETES)
                || !order.service().directories().contains(Directory.STATE)) {
            return;
        }
        String labels = "{namespace=\"shop\", persistentvolumeclaim=\"state-" + name + "-0\"}";
        String claims = "{persistentvolumeclaim=~\"state-" + name + "-[0-9]+\"}";
        alarms.add(new Alarm(
                "ServiceVolumeNearlyFull",
                Tier.P2,
                "directories: state",
                "kubelet_volume_stats_used_bytes" + claims + "\n/ kubelet_volume_stats_capacity_bytes" + claims
                        + " > 0.85",
                "15m",
                "A volume of " + name + " is more than 85 % full",
                Map.of("namespace", "shop", "persistentvolumeclaim", "state-" + name + "-0"),
                List.of(
                        new Series("kubelet_volume_stats_used_bytes" + labels, "90x30"),
                        new Series("kubelet_volume_stats_capacity_bytes" + labels, "100x30")),
                List.of(
                        new Series("kubelet_volume_stats_used_bytes" + labels, "80x30"),
                        new Series("kubelet_volume_stats_capacity_bytes" + labels, "100x30")),
                "20m"));
    }

    /** {@code 2} rather than {@code 2.0}. */
    static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
