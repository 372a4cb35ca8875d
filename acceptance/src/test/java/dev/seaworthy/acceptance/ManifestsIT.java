package dev.seaworthy.acceptance;

import static dev.seaworthy.acceptance.Manifests.list;
import static dev.seaworthy.acceptance.Manifests.map;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every manifest that a bundle can have has only fields that Kubernetes and Flagger know. */
@Together
class ManifestsIT {
    /** What the emitters write, which their unit tests keep as it is. */
    private static final Path WRITTEN =
            Path.of(System.getProperty("seaworthy.root"), "bundle", "src", "test", "resources", "golden");

    /** Of Argo's AnalysisTemplate. */
    private static final List<Object> FIELDS_OF_METRICS = List.of(
            "name",
            "interval",
            "initialDelay",
            "count",
            "successCondition",
            "failureCondition",
            "failureLimit",
            "inconclusiveLimit",
            "consecutiveErrorLimit",
            "consecutiveSuccessLimit",
            "provider");

    @Test
    void everyFieldIsKnown() throws IOException {
        Manifests manifests = new Manifests();
        TreeSet<String> kinds = new TreeSet<>();
        List<String> complaints = new ArrayList<>();
        for (Path file : files()) {
            for (Map<?, ?> document : Manifests.documents(rendered(Files.readString(file)))) {
                String version = String.valueOf(document.get("apiVersion"));
                // Kustomize reads this itself, and there is no published definition of Argo's at hand.
                if (version.startsWith("kustomize.") || version.startsWith("argoproj.io")) {
                    continue;
                }
                kinds.add(String.valueOf(document.get("kind")));
                manifests
                        .complaints(document)
                        .forEach(complaint -> complaints.add(WRITTEN.relativize(file) + ": " + complaint));
            }
        }

        assertThat(complaints).isEmpty();
        assertThat(kinds)
                .contains("Deployment", "StatefulSet", "Service", "NetworkPolicy", "HorizontalPodAutoscaler")
                .contains("PodDisruptionBudget", "ServiceAccount", "Ingress", "Canary", "MetricTemplate");
    }

    /** A checker that takes everything proves nothing. */
    @Test
    void anUnknownFieldIsRefused() throws IOException {
        Manifests manifests = new Manifests();

        assertThat(manifests.complaints(document("""
                        apiVersion: apps/v1
                        kind: Deployment
                        metadata: {name: orders}
                        spec: {template: {spec: {containers: [{name: orders, imagee: orders}]}}}
                        """)))
                .singleElement()
                .asString()
                .contains("imagee");
        assertThat(manifests.complaints(document("""
                        apiVersion: apps/v1
                        kind: Deployment
                        metadata: {name: orders}
                        spec: {replicas: many}
                        """))).isNotEmpty();
        // As it is often shown: a reference has no apiVersion, there is no target, and the weight never moves.
        assertThat(manifests.complaints(document("""
                        apiVersion: flagger.app/v1beta1
                        kind: Canary
                        metadata: {name: orders}
                        spec:
                          analysis:
                            interval: 5m
                            threshold: 15
                            metrics:
                              - name: error-rate
                                templateRef: {apiVersion: flagger.app/v1beta1, name: error-rate}
                        """)))
                .anySatisfy(complaint -> assertThat(complaint).contains("targetRef"))
                .anySatisfy(complaint -> assertThat(complaint).contains("stepWeight"))
                .anySatisfy(complaint -> assertThat(complaint).contains("apiVersion"));
    }

    /** What a rollout names is there: services, ingresses, templates and the workload. */
    @Test
    void whatARolloutNamesIsThere() throws IOException {
        String argo = Files.readString(WRITTEN.resolve("rollout-argo/rollout/rollout.yaml"));
        Map<?, ?> rollout = Manifests.documents(argo).getFirst();
        Map<?, ?> template = Manifests.documents(argo).getLast();
        Map<?, ?> spec = map(rollout, "spec");
        Map<?, ?> canary = map(map(spec, "strategy"), "canary");

        assertThat(spec.get("workloadRef"))
                .isEqualTo(Map.of(
                        "apiVersion", "apps/v1", "kind", "Deployment", "name", "orders", "scaleDown", "onsuccess"));
        assertThat(name("rollout-argo/rollout/service-canary.yaml")).isEqualTo(canary.get("canaryService"));
        assertThat(name("kubernetes-zones/kubernetes/service.yaml")).isEqualTo(canary.get("stableService"));
        assertThat(name("rollout-argo/rollout/ingress.yaml"))
                .isEqualTo(map(map(canary, "trafficRouting"), "nginx").get("stableIngress"));
        assertThat(map(canary, "analysis").get("templates")).isEqualTo(List.of(Map.of("templateName", name(template))));
        for (Object metric : list(map(template, "spec"), "metrics")) {
            assertThat(FIELDS_OF_METRICS).containsAll(((Map<?, ?>) metric).keySet());
        }

        Map<?, ?> flagger = Manifests.documents(
                        Files.readString(WRITTEN.resolve("rollout-flagger/rollout/canary.yaml")))
                .getFirst();
        List<Object> templates =
                Manifests.documents(Files.readString(WRITTEN.resolve("rollout-flagger/rollout/metrics.yaml"))).stream()
                        .map(ManifestsIT::name)
                        .toList();
        for (Object metric : list(map(map(flagger, "spec"), "analysis"), "metrics")) {
            assertThat(templates)
                    .contains(map((Map<?, ?>) metric, "templateRef").get("name"));
        }
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(WRITTEN)) {
            return all.filter(file -> file.toString().matches(".*/(kubernetes|rollout|templates)/[^/]*\\.yaml"))
                    .sorted()
                    .toList();
        }
    }

    /** A chart's templates use values and nothing else; any will do here. */
    private static String rendered(String template) {
        return template.replace("{{ .Values.replicas }}", "3").replace("{{ .Values.image | quote }}", "orders:1");
    }

    private static Map<?, ?> document(String yaml) {
        return Manifests.documents(yaml).getFirst();
    }

    private static Object name(String file) throws IOException {
        return name(document(Files.readString(WRITTEN.resolve(file))));
    }

    private static Object name(Map<?, ?> document) {
        return Objects.requireNonNull(map(document, "metadata").get("name"), "name");
    }
}
