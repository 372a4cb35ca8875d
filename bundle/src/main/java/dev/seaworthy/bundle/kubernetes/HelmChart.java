package dev.seaworthy.bundle.kubernetes;

import dev.seaworthy.bundle.Artefact;
import dev.seaworthy.bundle.Heading;
import dev.seaworthy.bundle.Order;
import dev.seaworthy.bundle.yaml.YamlMap;
import dev.seaworthy.bundle.yaml.YamlWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A chart with the same manifests, of which image and number of replicas are values. Its templates have no other action
 * than {@code .Values.image} and {@code .Values.replicas}.
 */
final class HelmChart {
    private HelmChart() {}

    static List<Artefact> files(Order order, Plan plan) {
        String folder = "helm/" + plan.service().name() + "/";
        List<Artefact> files = new ArrayList<>();
        YamlMap chart = new YamlMap()
                .put("apiVersion", "v2")
                .put("name", plan.service().name())
                .put("description", "The manifests of " + plan.service().name() + ", with image and replicas as values")
                .put("type", "application")
                .why("of the chart; Helm wants three numbers")
                .put("version", chartVersion(plan.service().version()))
                .put("appVersion", plan.service().version());
        files.add(Artefact.of(folder + "Chart.yaml", YamlWriter.write(Heading.of(order, "A chart."), chart)));
        YamlMap values = new YamlMap().why("kubernetes.image").put("image", plan.image());
        if (plan.section().autoscale().isEmpty()) {
            values.why("kubernetes.replicas").put("replicas", plan.replicas());
        }
        files.add(Artefact.of(
                folder + "values.yaml", YamlWriter.write(Heading.of(order, "Values of the chart."), values)));
        for (Map.Entry<String, YamlMap> manifest :
                KubernetesEmitter.manifests(plan.asTemplate()).entrySet()) {
            files.add(Artefact.of(
                    folder + "templates/" + manifest.getKey(),
                    YamlWriter.template(Heading.of(order, "A template."), manifest.getValue())));
        }
        return files;
    }

    /** {@code 1.8} is no version for Helm, {@code 1.8.0} is. */
    static String chartVersion(String version) {
        String bare = version.startsWith("v") ? version.substring(1) : version;
        if (bare.matches("[0-9]+")) {
            return bare + ".0.0";
        }
        if (bare.matches("[0-9]+\\.[0-9]+")) {
            return bare + ".0";
        }
        return bare.matches("[0-9]+\\.[0-9]+\\.[0-9]+(?:[-+][0-9A-Za-z.+-]+)?") ? bare : "0.0.0";
    }
}
