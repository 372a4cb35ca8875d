package dev.seaworthy.bundle.rollout;

import dev.seaworthy.bundle.Order;
import dev.seaworthy.bundle.description.Kubernetes;
import dev.seaworthy.bundle.description.Port;
import dev.seaworthy.bundle.description.Rollout;
import dev.seaworthy.bundle.rollout.Queries.Query;
import dev.seaworthy.bundle.yaml.YamlList;
import dev.seaworthy.bundle.yaml.YamlMap;
import dev.seaworthy.bundle.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;

/** A Canary of Flagger and its MetricTemplates (flagger.app/v1beta1). */
final class FlaggerCanary {
    private static final String API = "flagger.app/v1beta1";

    /** Two parts after the name: the pods of the new version, not those of {@code NAME-primary}. */
    private static final String PODS =
            "namespace=\"{{ namespace }}\", pod=~\"{{ target }}-[0-9a-zA-Z]+(-[0-9a-zA-Z]+)\"";

    private final Order order;
    private final Rollout rollout;
    private final List<Query> queries;

    FlaggerCanary(Order order, Rollout rollout) {
        this.order = order;
        this.rollout = rollout;
        this.queries = Queries.of(order, PODS, "{{ interval }}");
    }

    YamlMap canary(Port port) {
        String name = order.service().name();
        YamlMap spec = new YamlMap()
                .why("rollout.provider")
                .put("provider", rollout.provider())
                .put("targetRef", reference("apps/v1", "Deployment", name));
        if (order.service()
                .sections()
                .kubernetes()
                .flatMap(Kubernetes::autoscale)
                .isPresent()) {
            spec.why("kubernetes.autoscale")
                    .put("autoscalerRef", reference("autoscaling/v2", "HorizontalPodAutoscaler", name));
        }
        if (rollout.provider().equals("nginx")) {
            spec.why("rollout.host").put("ingressRef", reference("networking.k8s.io/v1", "Ingress", name));
        }
        spec.why("a version that does not get ready is given up after so many seconds")
                .put("progressDeadlineSeconds", 600)
                .put("service", service(port))
                .put("analysis", analysis());
        return new YamlMap()
                .put("apiVersion", API)
                .put("kind", "Canary")
                .put("metadata", metadata(name))
                .put("spec", spec);
    }

    private YamlMap service(Port port) {
        YamlMap service = new YamlMap().why("ports").put("port", port.number()).put("targetPort", port.name());
        if (rollout.provider().equals("istio")) {
            rollout.host().ifPresent(host -> service.why("rollout.host").put("hosts", List.of(host)));
        }
        return service;
    }

    private YamlMap analysis() {
        YamlList metrics = new YamlList();
        if (queries.stream().noneMatch(query -> query.name().equals("error-rate"))) {
            metrics.why("built into Flagger, from the provider's metrics: percent of requests that did not fail")
                    .add(new YamlMap()
                            .put("name", "request-success-rate")
                            .put("thresholdRange", new YamlMap().put("min", 99))
                            .put("interval", "1m"))
                    .why("built into Flagger: milliseconds within which 99 of 100 requests are answered")
                    .add(new YamlMap()
                            .put("name", "request-duration")
                            .put("thresholdRange", new YamlMap().put("max", 500))
                            .put("interval", "1m"));
        }
        for (Query query : queries) {
            metrics.why(query.why())
                    .add(new YamlMap()
                            .put("name", query.name())
                            .put("templateRef", new YamlMap().put("name", templateName(query)))
                            .why("without a range, everything above 0 would count as failed")
                            .put("thresholdRange", new YamlMap().put("max", YamlScalar.decimal(query.maximum())))
                            .put("interval", "1m"));
        }
        return new YamlMap()
                .why("rollout.interval: from one look to the next")
                .put("interval", Forecast.duration(rollout.intervalSeconds()))
                .why("rollout.threshold: so many failed checks are too many; a good one takes none back")
                .put("threshold", rollout.threshold())
                .why("rollout.max, rollout.step: percent of the traffic")
                .put("maxWeight", rollout.maxWeight())
                .put("stepWeight", rollout.stepWeight())
                .put("metrics", metrics);
    }

    List<YamlMap> templates() {
        List<YamlMap> templates = new ArrayList<>();
        for (Query query : queries) {
            YamlMap spec = new YamlMap()
                    .put(
                            "provider",
                            new YamlMap()
                                    .put("type", "prometheus")
                                    .why("rollout.prometheus")
                                    .put("address", rollout.prometheus()))
                    .why(query.why())
                    .put("query", query.text() + "\n");
            templates.add(new YamlMap()
                    .put("apiVersion", API)
                    .put("kind", "MetricTemplate")
                    .put("metadata", metadata(templateName(query)))
                    .put("spec", spec));
        }
        return templates;
    }

    private String templateName(Query query) {
        return order.service().name() + "-" + query.name();
    }

    private YamlMap metadata(String name) {
        return Names.metadata(order, name);
    }

    private static YamlMap reference(String apiVersion, String kind, String name) {
        return new YamlMap().put("apiVersion", apiVersion).put("kind", kind).put("name", name);
    }
}
