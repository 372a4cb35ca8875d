package dev.seaworthy.bundle.kubernetes;

import dev.seaworthy.binary.Use;
import dev.seaworthy.bundle.description.NetworkAccess;
import dev.seaworthy.bundle.yaml.YamlList;
import dev.seaworthy.bundle.yaml.YamlMap;
import java.util.List;
import java.util.Optional;

/** The NetworkPolicy: only the ports that the description has, and what may come and go. */
final class NetworkRules {
    private NetworkRules() {}

    static YamlMap manifest(Plan plan) {
        NetworkAccess access = plan.section().network();
        Optional<List<String>> destinations = access.to();
        YamlMap spec = new YamlMap()
                .put("podSelector", selector(plan))
                .put("policyTypes", destinations.isPresent() ? List.of("Ingress", "Egress") : List.of("Ingress"))
                .put("ingress", ingress(plan, access));
        destinations.ifPresent(to -> spec.put("egress", egress(plan, to)));
        return plan.manifest(
                        "networking.k8s.io/v1", "NetworkPolicy", plan.service().name())
                .put("spec", spec);
    }

    private static YamlMap selector(Plan plan) {
        if (!plan.isFlagger()) {
            return new YamlMap().put("matchLabels", plan.selector());
        }
        String name = plan.service().name();
        return new YamlMap()
                .put(
                        "matchExpressions",
                        YamlList.of(new YamlMap()
                                .why("rollout: Flagger serves from the copy that it calls -primary")
                                .put("key", "app.kubernetes.io/name")
                                .put("operator", "In")
                                .put("values", List.of(name, name + "-primary"))));
    }

    private static YamlList ingress(Plan plan, NetworkAccess access) {
        YamlList rules = new YamlList();
        if (plan.service().ports().isEmpty()) {
            return rules;
        }
        YamlMap rule = new YamlMap();
        if (!access.from().isEmpty()) {
            YamlList peers = new YamlList();
            access.from()
                    .forEach(namespace -> peers.add(new YamlMap()
                            .put(
                                    "namespaceSelector",
                                    new YamlMap()
                                            .put(
                                                    "matchLabels",
                                                    new YamlMap().put("kubernetes.io/metadata.name", namespace)))));
            rule.why("kubernetes.network.from").put("from", peers);
        }
        YamlList ports = new YamlList();
        plan.service()
                .ports()
                .forEach(port -> ports.add(
                        new YamlMap().put("protocol", port.protocol().name()).put("port", port.name())));
        rules.add(rule.why("ports: no other can be reached").put("ports", ports));
        return rules;
    }

    private static YamlList egress(Plan plan, List<String> destinations) {
        YamlList rules = new YamlList();
        if (Environment.isLinked(plan, Use.RESOLVER)) {
            rules.add(new YamlMap()
                    .why("the binary links Go's name resolution")
                    .put(
                            "ports",
                            YamlList.of(
                                    new YamlMap().put("protocol", "UDP").put("port", 53),
                                    new YamlMap().put("protocol", "TCP").put("port", 53))));
        }
        for (String destination : destinations) {
            int colon = destination.lastIndexOf(':');
            boolean hasPort = colon > destination.indexOf('/');
            YamlMap rule = new YamlMap()
                    .why("kubernetes.network.to: " + destination)
                    .put(
                            "to",
                            YamlList.of(new YamlMap()
                                    .put(
                                            "ipBlock",
                                            new YamlMap()
                                                    .put(
                                                            "cidr",
                                                            hasPort ? destination.substring(0, colon) : destination))));
            if (hasPort) {
                rule.put(
                        "ports",
                        YamlList.of(new YamlMap()
                                .put("protocol", "TCP")
                                .put("port", Integer.parseInt(destination.substring(colon + 1)))));
            }
            rules.add(rule);
        }
        return rules;
    }
}
