package dev.seaworthy.bundle.monitoring;

import dev.seaworthy.binary.Use;
import dev.seaworthy.bundle.Order;

/** Which metrics the service has. */
final class Metrics {
    private static final String LIBRARY = "github.com/prometheus/client_golang";

    private Metrics() {}

    /** Whether it can be scraped, and has what the client library of Prometheus says of process and runtime. */
    static boolean hasRuntimeMetrics(Order order) {
        return order.service().metrics().isPresent() && linksLibrary(order);
    }

    static boolean linksLibrary(Order order) {
        return order.binary()
                .go()
                .map(go -> go.functions().has(Use.PROMETHEUS_METRICS)
                        || go.buildInfo()
                                .map(info -> info.dependencies().stream()
                                        .anyMatch(module -> module.path().equals(LIBRARY)))
                                .orElse(false))
                .orElse(false);
    }
}
