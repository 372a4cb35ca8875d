package dev.seaworthy.bundle.rollout;

import dev.seaworthy.bundle.Order;
import dev.seaworthy.bundle.description.Monitoring;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** What is asked of a new version, in PromQL. */
final class Queries {
    private static final double USUAL_ERROR_RATIO = 0.01;
    private static final double MEMORY_SHARE = 0.8;

    private Queries() {}

    /**
     * A question with a greatest value.
     *
     * @param why where it comes from
     * @param text in PromQL
     */
    record Query(String name, String why, String text, double maximum) {}

    /**
     * The questions.
     *
     * @param pods selects the pods of the new version: {@code namespace="…", pod=~"…"}
     * @param window of rates
     */
    static List<Query> of(Order order, String pods, String window) {
        List<Query> queries = new ArrayList<>();
        Optional<Monitoring> monitoring = order.service().sections().monitoring();
        monitoring.flatMap(Monitoring::requests).ifPresent(requests -> {
            String status = monitoring.get().statusLabel();
            OptionalDouble asked = monitoring.get().errorRatio();
            String failed = requests + "_count{" + pods + ", " + status + "=~\"5..\"}";
            String all = requests + "_count{" + pods + "}";
            queries.add(new Query(
                    "error-rate",
                    "monitoring.requests, monitoring.errors. No failed request is 0, no request at all is no answer",
                    "(sum(rate(" + failed + "[" + window + "])) or vector(0))\n/ (sum(rate(" + all + "[" + window
                            + "])) > 0)",
                    asked.orElse(USUAL_ERROR_RATIO)));
            queries.add(new Query(
                    "latency",
                    "monitoring.requests, monitoring.latency",
                    "histogram_quantile(0.99, sum by (le) (rate(" + requests + "_bucket{" + pods + "}[" + window
                            + "])))",
                    monitoring.get().latencySeconds()));
        });
        order.service()
                .resources()
                .memoryBytes()
                .ifPresent(limit -> queries.add(new Query(
                        "memory",
                        "resources.memory: " + limit
                                + " bytes. An error rate cannot see a leak, this can when it is quick; needs"
                                + " the kubelet's metrics of containers",
                        String.format(
                                Locale.ROOT,
                                "max(container_memory_working_set_bytes{%s, container=\"%s\"}) / %d",
                                pods,
                                order.service().name(),
                                limit),
                        MEMORY_SHARE)));
        return queries;
    }
}
