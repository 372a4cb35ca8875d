package dev.seaworthy.bundle.monitoring;

import dev.seaworthy.bundle.Order;
import dev.seaworthy.bundle.description.Endpoint;
import dev.seaworthy.bundle.yaml.YamlList;
import dev.seaworthy.bundle.yaml.YamlMap;
import java.util.List;

/** Prometheus's own configuration, as far as this service is concerned. */
final class ScrapeFile {
    private ScrapeFile() {}

    static YamlMap configuration(Order order, Endpoint metrics) {
        String name = order.service().name();
        YamlMap job = new YamlMap()
                .why("metrics; the rules ask for this name")
                .put("job_name", name)
                .put("metrics_path", metrics.path());
        if (order.service().sections().kubernetes().isPresent()) {
            job.put("kubernetes_sd_configs", YamlList.of(new YamlMap().put("role", "pod")))
                    .put(
                            "relabel_configs",
                            new YamlList()
                                    .why("its pods, and those of the copy that Flagger makes")
                                    .add(relabel(
                                                    "__meta_kubernetes_pod_label_app_kubernetes_io_name",
                                                    name + "(-primary)?")
                                            .put("action", "keep"))
                                    .add(relabel(
                                                    "__meta_kubernetes_pod_container_port_name",
                                                    metrics.port().name())
                                            .put("action", "keep"))
                                    .add(relabel("__meta_kubernetes_namespace", "(.*)")
                                            .put("target_label", "namespace"))
                                    .add(relabel("__meta_kubernetes_pod_name", "(.*)")
                                            .put("target_label", "pod")));
        } else {
            job.why("the service on the same machine")
                    .put(
                            "static_configs",
                            YamlList.of(new YamlMap()
                                    .put(
                                            "targets",
                                            List.of("localhost:"
                                                    + metrics.port().number()))));
        }
        return new YamlMap().put("rule_files", List.of("rules.yaml")).put("scrape_configs", YamlList.of(job));
    }

    private static YamlMap relabel(String source, String regex) {
        return new YamlMap().put("source_labels", List.of(source)).put("regex", regex);
    }
}
