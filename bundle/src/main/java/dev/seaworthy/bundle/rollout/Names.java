package dev.seaworthy.bundle.rollout;

import dev.seaworthy.bundle.Order;
import dev.seaworthy.bundle.description.Kubernetes;
import dev.seaworthy.bundle.description.Port;
import dev.seaworthy.bundle.yaml.YamlList;
import dev.seaworthy.bundle.yaml.YamlMap;

/** What both tools need: names, and the ingress whose traffic they split. */
final class Names {
    private Names() {}

    static YamlMap metadata(Order order, String name) {
        YamlMap metadata = new YamlMap().put("name", name);
        order.service()
                .sections()
                .kubernetes()
                .flatMap(Kubernetes::namespace)
                .ifPresent(namespace -> metadata.put("namespace", namespace));
        return metadata.put(
                "labels",
                new YamlMap().put("app.kubernetes.io/name", order.service().name()));
    }

    static YamlMap ingress(Order order, String host, Port port) {
        String name = order.service().name();
        YamlMap backend = new YamlMap()
                .put(
                        "service",
                        new YamlMap().put("name", name).put("port", new YamlMap().put("number", port.number())));
        YamlMap path = new YamlMap().put("path", "/").put("pathType", "Prefix").put("backend", backend);
        return new YamlMap()
                .put("apiVersion", "networking.k8s.io/v1")
                .put("kind", "Ingress")
                .put("metadata", metadata(order, name))
                .put(
                        "spec",
                        new YamlMap()
                                .put("ingressClassName", "nginx")
                                .put(
                                        "rules",
                                        YamlList.of(new YamlMap()
                                                .why("rollout.host")
                                                .put("host", host)
                                                .put("http", new YamlMap().put("paths", YamlList.of(path))))));
    }

    /** A second service, to which the tool gives the pods of the new version. */
    static YamlMap canaryService(Order order, Port port) {
        return new YamlMap()
                .put("apiVersion", "v1")
                .put("kind", "Service")
                .put("metadata", metadata(order, order.service().name() + "-canary"))
                .put(
                        "spec",
                        new YamlMap()
                                .put(
                                        "selector",
                                        new YamlMap()
                                                .put(
                                                        "app.kubernetes.io/name",
                                                        order.service().name()))
                                .put(
                                        "ports",
                                        YamlList.of(new YamlMap()
                                                .put("name", port.name())
                                                .put("port", port.number())
                                                .put("targetPort", port.name())
                                                .put("protocol", port.protocol().name()))));
    }
}
