package dev.seaworthy.bundle.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.bundle.Artefact;
import dev.seaworthy.bundle.Emitter.Emission;
import dev.seaworthy.bundle.GoldenFolder;
import dev.seaworthy.bundle.Orders;
import dev.seaworthy.bundle.Remark;
import dev.seaworthy.bundle.description.Directory;
import dev.seaworthy.bundle.description.Kubernetes;
import dev.seaworthy.bundle.description.Monitoring;
import dev.seaworthy.bundle.description.Monitoring.Platform;
import dev.seaworthy.bundle.description.Monitoring.Wecom;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class MonitoringEmitterTest {
    private static final String LIBRARY = "github.com/prometheus/client_golang/prometheus.(*Registry).Gather";

    @Test
    void everythingThatThereIs() throws IOException {
        GoldenFolder.matches(
                "monitoring-all",
                emit(new Orders()
                        .go("go1.24.1", LIBRARY)
                        .directory(Directory.STATE)
                        .kubernetes(Kubernetes.USUAL)
                        .monitoring(everything())));
    }

    @Test
    void noRuleAsksForMetricsThatTheBinaryDoesNotHave() throws IOException {
        Emission emission = emit(new Orders().monitoring(Monitoring.USUAL));

        assertThat(emission.artefacts())
                .extracting(Artefact::path)
                .containsExactly(
                        "monitoring/rules.yaml",
                        "monitoring/rules.test.yaml",
                        "monitoring/prometheus.yaml",
                        "monitoring/check.sh");
        assertThat(emission.artefacts().getFirst().text()).doesNotContain("process_resident_memory_bytes");
        assertThat(emission.remarks())
                .extracting(Remark::text)
                .anySatisfy(text -> assertThat(text).contains("does not link the client library of Prometheus"));
    }

    @Test
    void aWorkerWithoutMetricsOnABareMachineHasNothingToAlertOn() throws IOException {
        Emission emission = emit(new Orders().worker().monitoring(Monitoring.USUAL));

        assertThat(emission.artefacts()).isEmpty();
        assertThat(emission.remarks()).isNotEmpty();
    }

    static Monitoring everything() {
        return new Monitoring(
                EnumSet.allOf(Platform.class),
                Optional.of("http_request_duration_seconds"),
                "code",
                2,
                OptionalDouble.of(0.05),
                Optional.of(new Wecom("ww1234567890abcdef", "1000002", "7")),
                Optional.of("http://dingtalk-bridge:8060/dingtalk/{tier}/send"),
                Optional.of("http://feishu-bridge:8080/{tier}"),
                Optional.of("http://phone-bridge:8080/call"),
                Optional.of("18:00-09:00"),
                "Asia/Shanghai");
    }

    private static Emission emit(Orders orders) throws IOException {
        return new MonitoringEmitter().emit(orders.order());
    }
}
