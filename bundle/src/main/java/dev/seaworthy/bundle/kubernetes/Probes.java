package dev.seaworthy.bundle.kubernetes;

import dev.seaworthy.bundle.description.Endpoint;
import dev.seaworthy.bundle.description.Port;
import dev.seaworthy.bundle.description.Service;
import dev.seaworthy.bundle.yaml.YamlMap;
import java.util.Optional;

/** How it is found out that a replica has started, can take requests, and still lives. */
final class Probes {
    private Probes() {}

    static void addTo(YamlMap container, Service service) {
        Optional<Endpoint> health = service.health();
        if (health.isPresent()) {
            YamlMap ask = new YamlMap()
                    .put("path", health.get().path())
                    .put("port", health.get().port().name());
            container
                    .why("health; a start may take 60 s: 30 looks, one every 2 s")
                    .put("startupProbe", probe("httpGet", ask, 2, 30))
                    .why("health; no more requests after 15 s without an answer")
                    .put("readinessProbe", probe("httpGet", ask, 5, 3))
                    .why(
                            "health; started anew after 60 s. It must not ask what the service depends on: that is no reason")
                    .put("livenessProbe", probe("httpGet", ask, 10, 6));
            return;
        }
        service.ports().stream()
                .filter(port -> port.protocol() == Port.Protocol.TCP)
                .findFirst()
                .ifPresent(port -> {
                    YamlMap ask = new YamlMap().put("port", port.name());
                    container
                            .why("ports: there is no health to ask for, so that it listens must do")
                            .put("startupProbe", probe("tcpSocket", ask, 2, 30))
                            .put("readinessProbe", probe("tcpSocket", ask, 5, 3));
                });
    }

    private static YamlMap probe(String kind, YamlMap ask, int period, int failures) {
        return new YamlMap()
                .put(kind, ask)
                .put("periodSeconds", period)
                .put("timeoutSeconds", 2)
                .put("failureThreshold", failures);
    }
}
