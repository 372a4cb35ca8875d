package dev.seaworthy.bundle.kubernetes;

import dev.seaworthy.bundle.Artefact;
import dev.seaworthy.bundle.Emitter;
import dev.seaworthy.bundle.Heading;
import dev.seaworthy.bundle.Order;
import dev.seaworthy.bundle.Remark;
import dev.seaworthy.bundle.description.Directory;
import dev.seaworthy.bundle.description.Kubernetes;
import dev.seaworthy.bundle.yaml.YamlMap;
import dev.seaworthy.bundle.yaml.YamlWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the manifests, a base for Kustomize, and a chart when one is wanted. */
public final class KubernetesEmitter implements Emitter {
    private static final String FOLDER = "kubernetes/";

    @Override
    public Emission emit(Order order) {
        Optional<Kubernetes> section = order.service().sections().kubernetes();
        if (section.isEmpty()) {
            return Emission.NOTHING;
        }
        Plan plan = Plan.of(order, section.get());
        Map<String, YamlMap> manifests = manifests(plan);
        List<Artefact> files = new ArrayList<>();
        manifests.forEach((name, manifest) ->
                files.add(Artefact.of(FOLDER + name, YamlWriter.write(Heading.of(order, what(name)), manifest))));
        files.add(Artefact.of(
                FOLDER + "kustomization.yaml",
                YamlWriter.write(
                        Heading.of(order, "A base for Kustomize: kubectl apply -k kubernetes"),
                        Supporting.kustomization(List.copyOf(manifests.keySet())))));
        if (section.get().isHelmWanted()) {
            files.addAll(HelmChart.files(order, plan));
        }
        return new Emission(files, remarks(plan));
    }

    /** The manifests by their file names. */
    static Map<String, YamlMap> manifests(Plan plan) {
        Map<String, YamlMap> manifests = new LinkedHashMap<>();
        manifests.put("serviceaccount.yaml", Supporting.account(plan));
        if (plan.isStateful()) {
            manifests.put("statefulset.yaml", new Workload(plan).manifest());
            manifests.put("service-members.yaml", Supporting.headless(plan));
        } else {
            manifests.put("deployment.yaml", new Workload(plan).manifest());
        }
        if (!plan.service().ports().isEmpty() && !plan.isFlagger()) {
            manifests.put("service.yaml", Supporting.service(plan));
        }
        if (plan.fewest() >= 2) {
            manifests.put("poddisruptionbudget.yaml", Supporting.disruptionBudget(plan));
        }
        plan.section()
                .autoscale()
                .ifPresent(scale -> manifests.put("horizontalpodautoscaler.yaml", Supporting.autoscaler(plan, scale)));
        manifests.put("networkpolicy.yaml", NetworkRules.manifest(plan));
        return manifests;
    }

    private static String what(String name) {
        return switch (name) {
            case "deployment.yaml", "statefulset.yaml" -> "What runs.";
            case "service.yaml" -> "The name under which others find it.";
            case "service-members.yaml" -> "The names of the single replicas.";
            case "poddisruptionbudget.yaml" -> "How many replicas may be away on purpose.";
            case "horizontalpodautoscaler.yaml" -> "How many replicas there are.";
            case "networkpolicy.yaml" -> "Who may talk to whom; needs a network plugin that enforces it.";
            default -> "The account, which may do nothing.";
        };
    }

    private static List<Remark> remarks(Plan plan) {
        List<Remark> remarks = new ArrayList<>();
        plan.section().spread().ifPresent(spread -> remarks.addAll(Spreading.remarks(plan, spread)));
        if (plan.service().health().isEmpty()) {
            remarks.add(new Remark(
                    "health",
                    plan.service().ports().isEmpty()
                            ? "Without ports and health Kubernetes sees only that the process lives, not that it works."
                            : "Without health a replica counts as ready as soon as it listens, and one that hangs is"
                                    + " never started anew."));
        }
        if (plan.service().directories().contains(Directory.CONFIGURATION)) {
            String name = plan.service().name();
            remarks.add(new Remark(
                    "directories",
                    "The ConfigMap is yours to make: kubectl create configmap " + name
                            + "-configuration --from-file=FOLDER"));
        }
        plan.service()
                .user()
                .filter(name -> plan.user() == Plan.NOBODY_ELSE && !name.equals(Long.toString(Plan.NOBODY_ELSE)))
                .ifPresent(name -> remarks.add(new Remark(
                        "user",
                        "Kubernetes cannot check a name: " + name + " is " + Plan.NOBODY_ELSE + " in the manifests.")));
        if (plan.service().resources().memoryBytes().isPresent()
                && plan.binary().go().isPresent()
                && !Environment.readsMemoryLimit(plan)) {
            remarks.add(new Remark(
                    "resources.memory",
                    plan.release()
                            + " does not know GOMEMLIMIT (Go 1.19 does): near the limit it is killed, not slower."));
        }
        if (plan.section().autoscale().isPresent()
                && plan.service().resources().cpuMillis().isEmpty()) {
            remarks.add(new Remark(
                    "kubernetes.autoscale",
                    "It follows a share of resources.cpu, which is not set: it will do nothing."));
        }
        return remarks;
    }
}
