package dev.seaworthy.bundle.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.bundle.Artefact;
import dev.seaworthy.bundle.Emitter.Emission;
import dev.seaworthy.bundle.GoldenFolder;
import dev.seaworthy.bundle.Orders;
import dev.seaworthy.bundle.Remark;
import dev.seaworthy.bundle.description.Autoscale;
import dev.seaworthy.bundle.description.Directory;
import dev.seaworthy.bundle.description.Kubernetes;
import dev.seaworthy.bundle.description.NetworkAccess;
import dev.seaworthy.bundle.description.Rollout;
import dev.seaworthy.bundle.description.Spread;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class KubernetesEmitterTest {
    @Test
    void nothingIsMadeThatWasNotAskedFor() throws IOException {
        assertThat(new KubernetesEmitter().emit(new Orders().order())).isEqualTo(Emission.NOTHING);
    }

    @Test
    void aServiceSpreadOverThreeZones() throws IOException {
        Kubernetes section = section(3, new Spread(OptionalInt.of(3), OptionalInt.empty(), true), true);

        GoldenFolder.matches(
                "kubernetes-zones",
                emit(new Orders().go("go1.22.3", "os.CreateTemp").kubernetes(section)));
    }

    @Test
    void aServiceWithState() throws IOException {
        Kubernetes section = section(2, new Spread(OptionalInt.of(3), OptionalInt.of(2), true), false);

        GoldenFolder.matches(
                "kubernetes-state",
                emit(new Orders()
                        .go("go1.26.0")
                        .user("10001")
                        .directory(Directory.STATE)
                        .directory(Directory.CONFIGURATION)
                        .kubernetes(section)));
    }

    @Test
    void aWorkerHasNeitherServiceNorProbes() throws IOException {
        Emission emission = emit(new Orders().worker().kubernetes(Kubernetes.USUAL));

        assertThat(emission.artefacts())
                .extracting(Artefact::path)
                .containsExactly(
                        "kubernetes/serviceaccount.yaml",
                        "kubernetes/deployment.yaml",
                        "kubernetes/networkpolicy.yaml",
                        "kubernetes/kustomization.yaml");
        assertThat(text(emission, "deployment.yaml")).doesNotContain("Probe:");
        assertThat(text(emission, "networkpolicy.yaml")).contains("ingress: []");
    }

    @Test
    void goTakesCareOfProcessorsSinceOneTwentyFive() throws IOException {
        assertThat(text(emit(new Orders().go("go1.24.9").kubernetes(Kubernetes.USUAL)), "deployment.yaml"))
                .contains("GOMAXPROCS")
                .contains("230MiB");
        assertThat(text(emit(new Orders().go("go1.25.0").kubernetes(Kubernetes.USUAL)), "deployment.yaml"))
                .doesNotContain("GOMAXPROCS");
    }

    @Test
    void oldGoIsSaidToBeKilledAtItsLimit() throws IOException {
        Emission emission = emit(new Orders().go("go1.18.1").kubernetes(Kubernetes.USUAL));

        assertThat(text(emission, "deployment.yaml")).doesNotContain("GOMEMLIMIT");
        assertThat(emission.remarks()).extracting(Remark::about).contains("resources.memory");
    }

    @Test
    void aWishForZonesIsCalledAWish() throws IOException {
        Kubernetes section = section(3, new Spread(OptionalInt.of(3), OptionalInt.empty(), false), false);
        Emission emission = emit(new Orders().kubernetes(section));

        assertThat(text(emission, "deployment.yaml")).contains("ScheduleAnyway").doesNotContain("minDomains");
        assertThat(emission.remarks())
                .extracting(Remark::text)
                .anySatisfy(text -> assertThat(text).contains("all 3 replicas into one"));
    }

    @Test
    void aLowPortNeedsNoCapability() throws IOException {
        assertThat(text(emit(new Orders().port(80).kubernetes(Kubernetes.USUAL)), "deployment.yaml"))
                .contains("net.ipv4.ip_unprivileged_port_start");
    }

    @Test
    void flaggerBringsTheServices() throws IOException {
        Kubernetes section = section(2, new Spread(OptionalInt.empty(), OptionalInt.empty(), true), false);
        Emission emission = emit(new Orders().kubernetes(section).rollout(Rollout.USUAL));

        assertThat(emission.artefacts()).extracting(Artefact::path).doesNotContain("kubernetes/service.yaml");
        assertThat(text(emission, "poddisruptionbudget.yaml")).contains("orders-primary");
    }

    @Test
    void theNetworkAndTheLoad() throws IOException {
        Kubernetes section = new Kubernetes(
                Optional.of("shop"),
                Optional.of("registry.example.com/orders:1.4.0"),
                2,
                Optional.empty(),
                Optional.of(new Autoscale(2, 8, 70)),
                new NetworkAccess(List.of("ingress-nginx"), Optional.of(List.of("10.0.0.0/8:5432", "fd00::/8"))),
                Kubernetes.USUAL_STORAGE,
                false);

        GoldenFolder.matches(
                "kubernetes-network",
                emit(new Orders().go("go1.27.0", "net.(*conf).hostLookupOrder").kubernetes(section)));
    }

    private static Kubernetes section(int replicas, Spread spread, boolean helm) {
        return new Kubernetes(
                Optional.empty(),
                Optional.empty(),
                replicas,
                Optional.of(spread),
                Optional.empty(),
                NetworkAccess.OPEN,
                Kubernetes.USUAL_STORAGE,
                helm);
    }

    private static Emission emit(Orders orders) throws IOException {
        return new KubernetesEmitter().emit(orders.order());
    }

    private static String text(Emission emission, String name) {
        return emission.artefacts().stream()
                .filter(artefact -> artefact.path().equals("kubernetes/" + name))
                .findFirst()
                .orElseThrow()
                .text();
    }
}
