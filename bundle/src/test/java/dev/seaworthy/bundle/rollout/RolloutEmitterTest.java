package dev.seaworthy.bundle.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.bundle.Emitter.Emission;
import dev.seaworthy.bundle.GoldenFolder;
import dev.seaworthy.bundle.Orders;
import dev.seaworthy.bundle.Remark;
import dev.seaworthy.bundle.description.Directory;
import dev.seaworthy.bundle.description.Kubernetes;
import dev.seaworthy.bundle.description.Monitoring;
import dev.seaworthy.bundle.description.Rollout;
import dev.seaworthy.bundle.rollout.Forecast.End;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RolloutEmitterTest {
    private static final Monitoring REQUESTS = new Monitoring(
            Set.of(),
            Optional.of("http_request_duration_seconds"),
            "code",
            2,
            OptionalDouble.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            "UTC");

    @Test
    void flagger() throws IOException {
        GoldenFolder.matches("rollout-flagger", emit(orders().rollout(with(Rollout.Tool.FLAGGER, 60, 5))));
    }

    @Test
    void argo() throws IOException {
        GoldenFolder.matches("rollout-argo", emit(orders().rollout(with(Rollout.Tool.ARGO, 60, 5))));
    }

    @Test
    void withoutAHistogramFlaggerAsksItsProvider() throws IOException {
        Emission emission = emit(new Orders().kubernetes(Kubernetes.USUAL).rollout(Rollout.USUAL));

        assertThat(emission.artefacts().getFirst().text()).contains("request-success-rate");
    }

    @Test
    void fiveMinutesTimesFifteenIsEightyMinutesWithABadVersion() throws IOException {
        assertThat(Forecast.of(with(Rollout.Tool.FLAGGER, 300, 15), false)).isEqualTo(new End(false, 80 * 60));
        Emission emission = emit(orders().rollout(with(Rollout.Tool.FLAGGER, 300, 15)));
        assertThat(emission.remarks()).extracting(Remark::about).contains("rollout.threshold");
    }

    @Test
    void aGoodVersionIsPromotedAtItsGreatestWeight() {
        assertThat(Forecast.of(with(Rollout.Tool.FLAGGER, 60, 5), true)).isEqualTo(new End(true, 5 * 60));
        assertThat(Forecast.of(with(Rollout.Tool.FLAGGER, 1, 5), true)).isEqualTo(new End(true, 5 * 10));
    }

    @Test
    void whatCannotBeSplitIsNot() throws IOException {
        assertThat(emit(new Orders().worker().rollout(Rollout.USUAL)).artefacts())
                .isEmpty();
        assertThat(emit(new Orders().directory(Directory.STATE).rollout(Rollout.USUAL))
                        .artefacts())
                .isEmpty();
    }

    private static Orders orders() {
        return new Orders().kubernetes(Kubernetes.USUAL).monitoring(REQUESTS);
    }

    private static Rollout with(Rollout.Tool tool, int interval, int threshold) {
        return new Rollout(
                tool,
                "nginx",
                Optional.of("orders.example.com"),
                interval,
                threshold,
                10,
                50,
                "http://prometheus.monitoring:9090");
    }

    private static Emission emit(Orders orders) throws IOException {
        return new RolloutEmitter().emit(orders.order());
    }
}
