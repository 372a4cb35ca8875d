package dev.seaworthy.bundle.monitoring;

import dev.seaworthy.bundle.Order;
import dev.seaworthy.bundle.description.Monitoring;
import dev.seaworthy.bundle.yaml.YamlList;
import dev.seaworthy.bundle.yaml.YamlMap;
import java.util.List;
import java.util.OptionalLong;

/** A dashboard for Grafana: requests, when the service counts them, and what Go's runtime does. */
final class Dashboard {
    private static final int WIDTH = 12;
    private static final int HEIGHT = 8;

    private final YamlList panels = new YamlList();
    private final String selector;
    private int count;

    private Dashboard(String name) {
        selector = "{job=\"" + name + "\"}";
    }

    static YamlMap of(Order order, Monitoring section) {
        String name = order.service().name();
        Dashboard dashboard = new Dashboard(name);
        section.requests().ifPresent(requests -> dashboard.requests(requests, section, name));
        if (Metrics.hasRuntimeMetrics(order)) {
            dashboard.runtime(order.service().resources().memoryBytes());
        }
        YamlMap source = new YamlMap()
                .put("name", "datasource")
                .put("label", "Prometheus")
                .put("type", "datasource")
                .put("query", "prometheus");
        return new YamlMap()
                .put("title", name)
                .put("uid", "seaworthy-" + name)
                .put(
                        "description",
                        "Made by seaworthy bundle from monitoring in seaworthy.yaml; panels of Go's runtime are there when"
                                + " the binary links the client library of Prometheus.")
                .put("tags", List.of("seaworthy", "go"))
                .put("schemaVersion", 39)
                .put("editable", true)
                .put("refresh", "30s")
                .put("time", new YamlMap().put("from", "now-1h").put("to", "now"))
                .put("templating", new YamlMap().put("list", YamlList.of(source)))
                .put("panels", dashboard.panels);
    }

    private void requests(String requests, Monitoring section, String name) {
        String all = requests + "_count" + selector;
        panel("Requests a second", "reqps", "requests", "sum(rate(" + all + "[5m]))");
        panel(
                "Failed requests",
                "percentunit",
                "share",
                "sum(rate(" + requests + "_count{job=\"" + name + "\", " + section.statusLabel()
                        + "=~\"5..\"}[5m])) / sum(rate(" + all + "[5m]))");
        panel(
                "Duration of the slowest hundredth",
                "s",
                "99 %",
                "histogram_quantile(0.99, sum by (le) (rate(" + requests + "_bucket" + selector + "[5m])))");
    }

    private void runtime(OptionalLong limit) {
        panel("Goroutines", "short", "{{instance}}", "go_goroutines" + selector);
        panel("Heap in use", "bytes", "{{instance}}", "go_memstats_heap_inuse_bytes" + selector);
        panel("Resident memory", "bytes", "{{instance}}", "process_resident_memory_bytes" + selector);
        limit.ifPresent(bytes -> panel(
                "Resident memory, of resources.memory",
                "percentunit",
                "{{instance}}",
                "process_resident_memory_bytes" + selector + " / " + bytes));
        panel(
                "Time that the collector stops the program, a second",
                "s",
                "{{instance}}",
                "rate(go_gc_duration_seconds_sum" + selector + "[5m])");
        panel("Allocated a second", "Bps", "{{instance}}", "rate(go_memstats_alloc_bytes_total" + selector + "[5m])");
        panel("Processors used", "short", "{{instance}}", "rate(process_cpu_seconds_total" + selector + "[5m])");
        panel("Threads", "short", "{{instance}}", "go_threads" + selector);
        panel(
                "Open files, of those allowed",
                "percentunit",
                "{{instance}}",
                "process_open_fds" + selector + " / process_max_fds" + selector);
    }

    private void panel(String title, String unit, String legend, String expression) {
        YamlMap source = new YamlMap().put("type", "prometheus").put("uid", "${datasource}");
        panels.add(new YamlMap()
                .put("id", count + 1)
                .put("type", "timeseries")
                .put("title", title)
                .put("datasource", source)
                .put(
                        "gridPos",
                        new YamlMap()
                                .put("x", (long) (count % 2) * WIDTH)
                                .put("y", (long) (count / 2) * HEIGHT)
                                .put("w", WIDTH)
                                .put("h", HEIGHT))
                .put(
                        "fieldConfig",
                        new YamlMap()
                                .put("defaults", new YamlMap().put("unit", unit).put("min", 0))
                                .put("overrides", new YamlList()))
                .put(
                        "targets",
                        YamlList.of(new YamlMap()
                                .put("refId", "A")
                                .put("datasource", source)
                                .put("expr", expression)
                                .put("legendFormat", legend))));
        count++;
    }
}
