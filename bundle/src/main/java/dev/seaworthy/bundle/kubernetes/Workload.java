package dev.seaworthy.bundle.kubernetes;

import dev.seaworthy.bundle.description.Port;
import dev.seaworthy.bundle.description.Resources;
import dev.seaworthy.bundle.yaml.YamlList;
import dev.seaworthy.bundle.yaml.YamlMap;
import java.util.List;
import java.util.OptionalInt;

/** The Deployment or the StatefulSet. */
final class Workload {
    private static final int FIRST_FREE_PORT = 1024;

    private final Plan plan;

    Workload(Plan plan) {
        this.plan = plan;
    }

    YamlMap manifest() {
        YamlMap spec = new YamlMap();
        if (plan.section().autoscale().isEmpty()) {
            spec.why("kubernetes.replicas").put("replicas", plan.replicas());
        }
        if (plan.isStateful()) {
            spec.why("the headless service that gives each replica a name")
                    .put("serviceName", Supporting.members(plan));
        } else {
            spec.why("a new replica is ready before an old one goes")
                    .put(
                            "strategy",
                            new YamlMap()
                                    .put("type", "RollingUpdate")
                                    .put(
                                            "rollingUpdate",
                                            new YamlMap().put("maxSurge", 1).put("maxUnavailable", 0)));
        }
        spec.put("selector", new YamlMap().put("matchLabels", plan.selector()))
                .put(
                        "template",
                        new YamlMap()
                                .put("metadata", new YamlMap().put("labels", plan.labels()))
                                .put("spec", pod()));
        if (plan.isStateful()) {
            spec.put("volumeClaimTemplates", YamlList.of(claim()));
        }
        return plan.manifest("apps/v1", plan.kind(), plan.service().name()).put("spec", spec);
    }

    private YamlMap claim() {
        return new YamlMap()
                .why("directories: state; kubernetes.storage")
                .put("metadata", new YamlMap().put("name", "state"))
                .put(
                        "spec",
                        new YamlMap()
                                .put("accessModes", List.of("ReadWriteOnce"))
                                .put(
                                        "resources",
                                        new YamlMap()
                                                .put(
                                                        "requests",
                                                        new YamlMap()
                                                                .put(
                                                                        "storage",
                                                                        Quantity.bytes(plan.section()
                                                                                .storageBytes())))));
    }

    private YamlMap pod() {
        Volumes volumes = Volumes.of(plan);
        YamlMap pod = new YamlMap()
                .put("serviceAccountName", plan.service().name())
                .why("a service that does not talk to Kubernetes needs no token of it")
                .put("automountServiceAccountToken", false)
                .why("no variables for all other services")
                .put("enableServiceLinks", false);
        plan.binary()
                .architecture()
                .ifPresent(architecture -> pod.why("the binary is for " + architecture.goName())
                        .put(
                                "nodeSelector",
                                new YamlMap()
                                        .put("kubernetes.io/os", "linux")
                                        .put("kubernetes.io/arch", architecture.goName())));
        pod.put("securityContext", podSecurity());
        plan.section()
                .spread()
                .map(spread -> Spreading.constraints(plan, spread))
                .filter(constraints -> !constraints.isEmpty())
                .ifPresent(constraints -> pod.put("topologySpreadConstraints", constraints));
        pod.put("containers", YamlList.of(container(volumes)));
        return volumes.volumes().isEmpty() ? pod : pod.put("volumes", volumes.volumes());
    }

    private YamlMap podSecurity() {
        YamlMap security = new YamlMap()
                .put("runAsNonRoot", true)
                .why(
                        plan.user() == Plan.NOBODY_ELSE
                                ? "a number, since runAsNonRoot cannot check a name; nobody on the node has this one"
                                : "user")
                .put("runAsUser", plan.user())
                .put("runAsGroup", plan.user());
        if (plan.isStateful()) {
            security.why("so that the volume can be written")
                    .put("fsGroup", plan.user())
                    .put("fsGroupChangePolicy", "OnRootMismatch");
        }
        OptionalInt lowest = plan.service().ports().stream()
                .mapToInt(Port::number)
                .filter(number -> number < FIRST_FREE_PORT)
                .min();
        lowest.ifPresent(number -> security.why("ports: " + number + " is below 1024, and no capability is left for it")
                .put(
                        "sysctls",
                        YamlList.of(new YamlMap()
                                .put("name", "net.ipv4.ip_unprivileged_port_start")
                                .put("value", Integer.toString(number)))));
        return security.put("seccompProfile", new YamlMap().put("type", "RuntimeDefault"));
    }

    private YamlMap container(Volumes volumes) {
        YamlMap container = new YamlMap()
                .put("name", plan.service().name())
                .why(plan.section().image().isPresent() ? "kubernetes.image" : "name and version")
                .put("image", plan.image());
        if (!plan.service().arguments().isEmpty()) {
            container.why("arguments").put("args", plan.service().arguments());
        }
        YamlList environment = Environment.of(plan);
        if (!environment.isEmpty()) {
            container.why("environment").put("env", environment);
        }
        if (!plan.service().ports().isEmpty()) {
            YamlList ports = new YamlList();
            plan.service()
                    .ports()
                    .forEach(port -> ports.add(new YamlMap()
                            .put("name", port.name())
                            .put("containerPort", port.number())
                            .put("protocol", port.protocol().name())));
            container.why("ports").put("ports", ports);
        }
        Probes.addTo(container, plan.service());
        resources(container);
        container.put(
                "securityContext",
                new YamlMap()
                        .put("allowPrivilegeEscalation", false)
                        .put("readOnlyRootFilesystem", true)
                        .put("capabilities", new YamlMap().put("drop", List.of("ALL"))));
        return volumes.mounts().isEmpty() ? container : container.put("volumeMounts", volumes.mounts());
    }

    private void resources(YamlMap container) {
        Resources resources = plan.service().resources();
        if (resources.cpuMillis().isEmpty() && resources.memoryBytes().isEmpty()) {
            return;
        }
        YamlMap amounts = new YamlMap();
        resources.cpuMillis().ifPresent(millis -> amounts.put("cpu", Quantity.millis(millis)));
        resources.memoryBytes().ifPresent(bytes -> amounts.put("memory", Quantity.bytes(bytes)));
        container
                .why("resources; what is asked for is what there is, so that no neighbour can take it away")
                .put("resources", new YamlMap().put("requests", amounts).put("limits", amounts));
    }
}
