package dev.seaworthy.bundle.kubernetes;

import dev.seaworthy.bundle.description.Autoscale;
import dev.seaworthy.bundle.description.Port;
import dev.seaworthy.bundle.yaml.YamlList;
import dev.seaworthy.bundle.yaml.YamlMap;
import java.util.List;

/** What stands beside the workload: its services, its account, what protects it. */
final class Supporting {
    private Supporting() {}

    static String members(Plan plan) {
        return plan.service().name() + "-members";
    }

    static YamlMap service(Plan plan) {
        YamlList ports = new YamlList();
        plan.service().ports().forEach(port -> ports.add(servicePort(port)));
        return plan.manifest("v1", "Service", plan.service().name())
                .put(
                        "spec",
                        new YamlMap()
                                .put("selector", plan.selector())
                                .why("ports")
                                .put("ports", ports));
    }

    static YamlMap headless(Plan plan) {
        YamlMap spec = new YamlMap()
                .put("clusterIP", "None")
                .why("members find each other before they are ready")
                .put("publishNotReadyAddresses", true)
                .put("selector", plan.selector());
        YamlList ports = new YamlList();
        plan.service().ports().forEach(port -> ports.add(servicePort(port)));
        return plan.manifest("v1", "Service", members(plan))
                .put("spec", ports.isEmpty() ? spec : spec.put("ports", ports));
    }

    private static YamlMap servicePort(Port port) {
        return new YamlMap()
                .put("name", port.name())
                .put("port", port.number())
                .put("targetPort", port.name())
                .put("protocol", port.protocol().name());
    }

    static YamlMap account(Plan plan) {
        return plan.manifest("v1", "ServiceAccount", plan.service().name()).put("automountServiceAccountToken", false);
    }

    static YamlMap disruptionBudget(Plan plan) {
        YamlMap selector = plan.isFlagger()
                ? new YamlMap()
                        .why("rollout: Flagger serves from the copy that it calls -primary")
                        .put(
                                "matchLabels",
                                new YamlMap()
                                        .put(
                                                "app.kubernetes.io/name",
                                                plan.service().name() + "-primary"))
                : new YamlMap().put("matchLabels", plan.selector());
        return plan.manifest("policy/v1", "PodDisruptionBudget", plan.service().name())
                .put(
                        "spec",
                        new YamlMap()
                                .why("kubernetes.replicas: one at a time, when nodes are drained")
                                .put("maxUnavailable", 1)
                                .why("a replica that is broken anyway does not hold up the drain")
                                .put("unhealthyPodEvictionPolicy", "AlwaysAllow")
                                .put("selector", selector));
    }

    static YamlMap autoscaler(Plan plan, Autoscale scale) {
        return plan.manifest(
                        "autoscaling/v2",
                        "HorizontalPodAutoscaler",
                        plan.service().name())
                .put(
                        "spec",
                        new YamlMap()
                                .put(
                                        "scaleTargetRef",
                                        new YamlMap()
                                                .put("apiVersion", "apps/v1")
                                                .put("kind", plan.kind())
                                                .put("name", plan.service().name()))
                                .why("kubernetes.autoscale")
                                .put("minReplicas", scale.minimum())
                                .put("maxReplicas", scale.maximum())
                                .put(
                                        "metrics",
                                        YamlList.of(new YamlMap()
                                                .put("type", "Resource")
                                                .put(
                                                        "resource",
                                                        new YamlMap()
                                                                .put("name", "cpu")
                                                                .put(
                                                                        "target",
                                                                        new YamlMap()
                                                                                .put("type", "Utilization")
                                                                                .put(
                                                                                        "averageUtilization",
                                                                                        scale.cpuPercent()))))));
    }

    static YamlMap kustomization(List<String> files) {
        return new YamlMap()
                .put("apiVersion", "kustomize.config.k8s.io/v1beta1")
                .put("kind", "Kustomization")
                .put("resources", files);
    }
}
