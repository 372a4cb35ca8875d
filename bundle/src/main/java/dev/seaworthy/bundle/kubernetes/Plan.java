package dev.seaworthy.bundle.kubernetes;

import dev.seaworthy.binary.BinaryFacts;
import dev.seaworthy.binary.GoFacts;
import dev.seaworthy.bundle.Order;
import dev.seaworthy.bundle.description.Autoscale;
import dev.seaworthy.bundle.description.Directory;
import dev.seaworthy.bundle.description.Kubernetes;
import dev.seaworthy.bundle.description.Rollout;
import dev.seaworthy.bundle.description.Service;
import dev.seaworthy.bundle.yaml.YamlMap;
import dev.seaworthy.bundle.yaml.YamlScalar;
import dev.seaworthy.bundle.yaml.YamlValue;

/**
 * What is decided once and used by several manifests.
 *
 * @param service the description
 * @param section its section
 * @param binary what the binary is
 * @param image what is started: a text, or an action of a chart
 * @param replicas how many: a number, or an action of a chart
 */
record Plan(Service service, Kubernetes section, BinaryFacts binary, YamlValue image, YamlValue replicas) {
    /** The account of distroless images that is no user of the host: who has no name for one gets this number. */
    static final long NOBODY_ELSE = 65_532;

    static Plan of(Order order, Kubernetes section) {
        Service service = order.service();
        return new Plan(
                service,
                section,
                order.binary(),
                YamlScalar.text(section.image().orElse(service.name() + ":" + service.version())),
                YamlScalar.number(section.replicas()));
    }

    /** The same, with what a chart leaves to its values. */
    Plan asTemplate() {
        return new Plan(
                service,
                section,
                binary,
                YamlScalar.raw("{{ .Values.image | quote }}"),
                YamlScalar.raw("{{ .Values.replicas }}"));
    }

    /** A state directory is a volume for each replica, and so a StatefulSet. */
    boolean isStateful() {
        return service.directories().contains(Directory.STATE);
    }

    String kind() {
        return isStateful() ? "StatefulSet" : "Deployment";
    }

    /** Flagger makes a second Deployment, and the services of both. */
    boolean isFlagger() {
        return !isStateful()
                && service.sections()
                        .rollout()
                        .map(rollout -> rollout.tool() == Rollout.Tool.FLAGGER)
                        .orElse(false);
    }

    /** A name that is a number is the number. */
    long user() {
        return service.user()
                .filter(name -> name.matches("[1-9][0-9]{0,8}"))
                .map(Long::parseLong)
                .orElse(NOBODY_ELSE);
    }

    /** The fewest replicas that there may be. */
    int fewest() {
        return section.autoscale().map(Autoscale::minimum).orElse(section.replicas());
    }

    /** Whether Go keeps to the share of processors by itself: since 1.25, unless it was switched off. */
    boolean keepsToProcessors() {
        return binary.go()
                .map(go -> go.oldest().map(version -> version.atLeast(1, 25)).orElse(false) && !isSwitchedOff(go))
                .orElse(false);
    }

    private static boolean isSwitchedOff(GoFacts go) {
        return go.buildInfo()
                .map(info -> "0".equals(info.debugDefaults().getOrDefault("containermaxprocs", "")))
                .orElse(false);
    }

    String release() {
        return binary.go().map(GoFacts::version).orElse("no Go release");
    }

    /** The beginning of every manifest. */
    YamlMap manifest(String apiVersion, String kind, String name) {
        YamlMap metadata = new YamlMap().put("name", name);
        section.namespace()
                .ifPresent(namespace -> metadata.why("kubernetes.namespace").put("namespace", namespace));
        return new YamlMap()
                .put("apiVersion", apiVersion)
                .put("kind", kind)
                .put("metadata", metadata.put("labels", labels()));
    }

    /** Labels of all that belongs to the service. */
    YamlMap labels() {
        return selector().put("app.kubernetes.io/version", labelValue(service.version()));
    }

    /** The label by which pods are told: it must never change, so the version is not in it. */
    YamlMap selector() {
        return new YamlMap().put("app.kubernetes.io/name", service.name());
    }

    /** What a label takes: at most 63 letters, digits, dots, hyphens and underscores, with a letter or digit at both ends. */
    static String labelValue(String text) {
        String clean = text.replaceAll("[^A-Za-z0-9._-]", "-");
        String shortened = clean.substring(0, Math.min(63, clean.length()));
        return shortened.replaceAll("^[._-]+|[._-]+$", "");
    }
}
