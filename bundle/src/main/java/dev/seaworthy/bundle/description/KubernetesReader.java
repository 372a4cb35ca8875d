package dev.seaworthy.bundle.description;

import dev.seaworthy.bundle.description.Mapping.Shape;
import java.util.Optional;

/** Reads {@code kubernetes:}. */
final class KubernetesReader {
    private static final int MOST_REPLICAS = 1000;
    private static final Shape NAME =
            Shape.of("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?", "lower-case letters, digits and hyphens, such as shop");
    private static final Shape IMAGE =
            Shape.of("[a-z0-9][A-Za-z0-9._/:@-]*", "an image such as registry.example.com/shop/orders:1.4.0");
    private static final Shape DESTINATION = Shape.of(
            "([0-9]{1,3}(\\.[0-9]{1,3}){3}/[0-9]{1,2}|[0-9a-f:]+/[0-9]{1,3})(:[1-9][0-9]{0,4})?",
            "addresses such as 10.0.0.0/8 or 10.0.0.0/8:5432");

    private KubernetesReader() {}

    static Kubernetes read(Mapping keys) {
        Kubernetes kubernetes = new Kubernetes(
                keys.text("namespace", NAME),
                keys.text("image", IMAGE),
                keys.integer("replicas", 1, MOST_REPLICAS).orElse(1),
                keys.mapping("spread").map(KubernetesReader::spread),
                keys.mapping("autoscale").map(KubernetesReader::autoscale),
                keys.mapping("network").map(KubernetesReader::network).orElse(NetworkAccess.OPEN),
                Quantities.bytes(keys, "storage").orElse(Kubernetes.USUAL_STORAGE),
                keys.flag("helm").orElse(false));
        keys.done();
        return kubernetes;
    }

    private static Spread spread(Mapping keys) {
        Spread spread = new Spread(
                keys.integer("zones", 1, 100),
                keys.integer("nodes", 1, MOST_REPLICAS),
                keys.flag("guarantee").orElse(true));
        keys.done();
        return spread;
    }

    private static Autoscale autoscale(Mapping keys) {
        keys.require("max", "8");
        int minimum = keys.integer("min", 1, MOST_REPLICAS).orElse(1);
        int maximum = keys.integer("max", 1, MOST_REPLICAS).orElse(Math.max(1, minimum));
        if (maximum < minimum) {
            keys.wrong("max", "is less than min");
        }
        Autoscale autoscale =
                new Autoscale(minimum, maximum, keys.integer("cpu", 1, 100).orElse(Autoscale.USUAL_CPU_PERCENT));
        keys.done();
        return autoscale;
    }

    private static NetworkAccess network(Mapping keys) {
        NetworkAccess access = new NetworkAccess(
                keys.texts("from", NAME),
                keys.has("to") ? Optional.of(keys.texts("to", DESTINATION)) : Optional.empty());
        keys.done();
        return access;
    }
}
