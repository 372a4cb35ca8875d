package dev.seaworthy.bundle.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.bundle.kubernetes.SpreadForecast.Outcome;
import org.junit.jupiter.api.Test;

class SpreadForecastTest {
    @Test
    void oneInEachZone() {
        assertThat(SpreadForecast.start(3, 3, 3)).isEqualTo(new Outcome(3, 1));
        assertThat(SpreadForecast.start(7, 3, 3)).isEqualTo(new Outcome(7, 3));
    }

    @Test
    void withFewerZonesThanAskedForEachGetsOne() {
        assertThat(SpreadForecast.start(3, 2, 3)).isEqualTo(new Outcome(2, 1));
    }

    @Test
    void theGuaranteeLeavesTheReplicaOfALostZoneWaiting() {
        assertThat(SpreadForecast.afterLoss(3, 3, 3)).isEqualTo(new Outcome(2, 1));
        assertThat(SpreadForecast.afterLoss(6, 3, 3)).isEqualTo(new Outcome(4, 2));
    }

    @Test
    void withoutTheGuaranteeTheOthersTakeIt() {
        assertThat(SpreadForecast.afterLoss(3, 3, 1)).isEqualTo(new Outcome(3, 2));
        assertThat(SpreadForecast.afterLoss(6, 3, 1)).isEqualTo(new Outcome(6, 3));
    }

    @Test
    void theOnlyZoneIsLost() {
        assertThat(SpreadForecast.afterLoss(2, 1, 1)).isEqualTo(new Outcome(0, 0));
    }
}
