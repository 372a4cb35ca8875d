package dev.seaworthy.bundle.rollout;

import dev.seaworthy.bundle.Artefact;
import dev.seaworthy.bundle.Emitter;
import dev.seaworthy.bundle.Heading;
import dev.seaworthy.bundle.Order;
import dev.seaworthy.bundle.Remark;
import dev.seaworthy.bundle.description.Directory;
import dev.seaworthy.bundle.description.Port;
import dev.seaworthy.bundle.description.Rollout;
import dev.seaworthy.bundle.yaml.YamlMap;
import dev.seaworthy.bundle.yaml.YamlWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes what Flagger or Argo Rollouts need, and says how long a new version takes. */
public final class RolloutEmitter implements Emitter {
    private static final String FOLDER = "rollout/";

    /** Longer than this, and a bad version does harm before it is taken back. */
    private static final long LONG = 1800;

    @Override
    public Emission emit(Order order) {
        Optional<Rollout> asked = order.service().sections().rollout();
        if (asked.isEmpty()) {
            return Emission.NOTHING;
        }
        Optional<Port> port = order.service().ports().stream()
                .filter(one -> one.protocol() == Port.Protocol.TCP)
                .findFirst();
        if (port.isEmpty()) {
            return nothing("A service without ports gets no traffic that could be split.");
        }
        if (order.service().directories().contains(Directory.STATE)) {
            return nothing("A service with a state directory is a StatefulSet, whose replicas cannot be there twice.");
        }
        return switch (asked.get().tool()) {
            case FLAGGER -> flagger(order, asked.get(), port.get());
            case ARGO -> argo(order, asked.get(), port.get());
        };
    }

    private static Emission nothing(String why) {
        return new Emission(List.of(), List.of(new Remark("rollout", why + " Nothing was made.")));
    }

    private static Emission flagger(Order order, Rollout rollout, Port port) {
        FlaggerCanary canary = new FlaggerCanary(order, rollout);
        Forecast.End promotion = Forecast.of(rollout, true);
        Forecast.End rollback = Forecast.of(rollout, false);
        String times = "From the first traffic a good version is promoted after "
                + Forecast.duration(promotion.seconds())
                + ", and two looks later all traffic is on it; a bad one is taken back after "
                + Forecast.duration(rollback.seconds())
                + ", one look more than interval times threshold, because Flagger compares before it asks.";
        List<Artefact> files = new ArrayList<>();
        files.add(Artefact.of(
                FOLDER + "canary.yaml",
                YamlWriter.write(Heading.of(order, "How a new version takes over.\n" + times), canary.canary(port))));
        List<YamlMap> templates = canary.templates();
        if (!templates.isEmpty()) {
            files.add(Artefact.of(
                    FOLDER + "metrics.yaml",
                    YamlWriter.write(Heading.of(order, "What Flagger asks Prometheus."), templates)));
        }
        addIngress(files, order, rollout, port);
        return new Emission(files, remarks(rollout, times, rollback.seconds()));
    }

    private static Emission argo(Order order, Rollout rollout, Port port) {
        ArgoRollout argo = new ArgoRollout(order, rollout);
        String times = "From the first traffic a good version is promoted after "
                + Forecast.duration(argo.secondsUntilPromotion()) + "; a bad one is taken back after "
                + Forecast.duration(argo.secondsUntilRollback()) + ".";
        List<YamlMap> documents = new ArrayList<>(List.of(argo.rollout()));
        if (argo.isAnythingAsked()) {
            documents.add(argo.analysis());
        }
        List<Artefact> files = new ArrayList<>();
        files.add(Artefact.of(
                FOLDER + "rollout.yaml",
                YamlWriter.write(Heading.of(order, "How a new version takes over.\n" + times), documents)));
        files.add(Artefact.of(
                FOLDER + "service-canary.yaml",
                YamlWriter.write(
                        Heading.of(order, "The service of the new version."), Names.canaryService(order, port))));
        addIngress(files, order, rollout, port);
        List<Remark> remarks = new ArrayList<>(remarks(rollout, times, argo.secondsUntilRollback()));
        if (!argo.isAnythingAsked()) {
            remarks.add(new Remark("rollout", "Nothing is asked of the new version: name monitoring.requests."));
        }
        return new Emission(files, remarks);
    }

    private static void addIngress(List<Artefact> files, Order order, Rollout rollout, Port port) {
        if (rollout.provider().equals("nginx")) {
            rollout.host()
                    .ifPresent(host -> files.add(Artefact.of(
                            FOLDER + "ingress.yaml",
                            YamlWriter.write(
                                    Heading.of(order, "Where traffic comes in, and is split."),
                                    Names.ingress(order, host, port)))));
        }
    }

    private static List<Remark> remarks(Rollout rollout, String times, long rollback) {
        List<Remark> remarks = new ArrayList<>(List.of(new Remark("rollout", times)));
        if (rollback > LONG) {
            remarks.add(new Remark(
                    "rollout.threshold",
                    "A bad version serves for " + Forecast.duration(rollback)
                            + " before it is taken back. An interval of 1m with a threshold of 5 needs 6m."));
        }
        if (rollout.host().isEmpty() && rollout.provider().equals("nginx")) {
            remarks.add(new Remark(
                    "rollout.host",
                    "Without it no Ingress is made; traffic is split at one that has the service's name."));
        }
        if (!rollout.provider().equals("nginx") && !rollout.provider().equals("istio")) {
            remarks.add(new Remark(
                    "rollout.provider",
                    "Only what nginx and istio need is made; see what " + rollout.provider()
                            + " asks for beside this."));
        }
        return remarks;
    }
}
