package dev.seaworthy.bundle.rollout;

import dev.seaworthy.bundle.Order;
import dev.seaworthy.bundle.description.Kubernetes;
import dev.seaworthy.bundle.description.Rollout;
import dev.seaworthy.bundle.rollout.Queries.Query;
import dev.seaworthy.bundle.yaml.YamlList;
import dev.seaworthy.bundle.yaml.YamlMap;
import java.util.List;

/** The same for Argo Rollouts (argoproj.io/v1alpha1): a Rollout that takes over the Deployment, and what it asks. */
final class ArgoRollout {
    private static final String API = "argoproj.io/v1alpha1";

    private final Order order;
    private final Rollout rollout;
    private final List<Query> queries;

    ArgoRollout(Order order, Rollout rollout) {
        this.order = order;
        this.rollout = rollout;
        // Argo gives the new version's hash, which is in the names of its pods.
        String pods = "pod=~\"" + order.service().name() + "-{{args.hash}}-[0-9a-z]+\"";
        this.queries = Queries.of(order, pods, Forecast.duration(Math.max(60, rollout.intervalSeconds())));
    }

    YamlMap rollout() {
        String name = order.service().name();
        YamlMap canary = new YamlMap().put("stableService", name).put("canaryService", name + "-canary");
        if (rollout.provider().equals("nginx")) {
            canary.why("rollout.provider")
                    .put("trafficRouting", new YamlMap().put("nginx", new YamlMap().put("stableIngress", name)));
        }
        if (!queries.isEmpty()) {
            YamlMap hash = new YamlMap()
                    .put("name", "hash")
                    .put("valueFrom", new YamlMap().put("podTemplateHashValue", "Latest"));
            canary.put(
                    "analysis",
                    new YamlMap()
                            .put("templates", YamlList.of(new YamlMap().put("templateName", name)))
                            .why("from the first pause on")
                            .put("startingStep", 1)
                            .put("args", YamlList.of(hash)));
        }
        YamlList steps = new YamlList();
        for (int weight = rollout.stepWeight(); ; weight += rollout.stepWeight()) {
            int bounded = Math.min(weight, rollout.maxWeight());
            steps.add(new YamlMap().put("setWeight", bounded))
                    .add(new YamlMap()
                            .put("pause", new YamlMap().put("duration", Forecast.duration(rollout.intervalSeconds()))));
            if (bounded == rollout.maxWeight()) {
                break;
            }
        }
        canary.why("rollout.step, rollout.max, rollout.interval").put("steps", steps);
        return new YamlMap()
                .put("apiVersion", API)
                .put("kind", "Rollout")
                .put("metadata", Names.metadata(order, name))
                .put(
                        "spec",
                        new YamlMap()
                                .why(
                                        "the pods are described there; once the Rollout has its own, the Deployment is scaled to 0")
                                .put(
                                        "workloadRef",
                                        new YamlMap()
                                                .put("apiVersion", "apps/v1")
                                                .put("kind", "Deployment")
                                                .put("name", name)
                                                .put("scaleDown", "onsuccess"))
                                .put(
                                        "replicas",
                                        order.service()
                                                .sections()
                                                .kubernetes()
                                                .map(Kubernetes::replicas)
                                                .orElse(1))
                                .put("strategy", new YamlMap().put("canary", canary)));
    }

    YamlMap analysis() {
        YamlList metrics = new YamlList();
        for (Query query : queries) {
            metrics.why(query.why())
                    .add(new YamlMap()
                            .put("name", query.name())
                            .put("interval", Forecast.duration(rollout.intervalSeconds()))
                            .why("rollout.threshold: one less may fail")
                            .put("failureLimit", rollout.threshold() - 1)
                            .put("successCondition", "len(result) > 0 && result[0] <= " + query.maximum())
                            .put(
                                    "provider",
                                    new YamlMap()
                                            .put(
                                                    "prometheus",
                                                    new YamlMap()
                                                            .put("address", rollout.prometheus())
                                                            .put("query", query.text() + "\n"))));
        }
        return new YamlMap()
                .put("apiVersion", API)
                .put("kind", "AnalysisTemplate")
                .put("metadata", Names.metadata(order, order.service().name()))
                .put(
                        "spec",
                        new YamlMap()
                                .put("args", YamlList.of(new YamlMap().put("name", "hash")))
                                .put("metrics", metrics));
    }

    boolean isAnythingAsked() {
        return !queries.isEmpty();
    }

    /** From the first traffic to the end of the last pause. */
    long secondsUntilPromotion() {
        long steps = ((long) rollout.maxWeight() + rollout.stepWeight() - 1) / rollout.stepWeight();
        return steps * rollout.intervalSeconds();
    }

    /** The first question is asked at once, so that so many failures take one interval less. */
    long secondsUntilRollback() {
        return (long) (rollout.threshold() - 1) * rollout.intervalSeconds();
    }
}
