package dev.seaworthy.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeriesTest {
    @Test
    void theMedianIsInTheMiddle() {
        assertThat(of(9, 1, 2)).isEqualTo(new Series(millis(2), millis(1), millis(9), 3));
        assertThat(of(4, 2)).isEqualTo(new Series(millis(3), millis(2), millis(4), 2));
    }

    @Test
    void ofNothingThereIsNone() {
        assertThat(Series.of(List.of())).isEmpty();
    }

    private static Series of(int... values) {
        return Series.of(IntStream.of(values).mapToObj(SeriesTest::millis).toList())
                .orElseThrow();
    }

    private static Duration millis(int value) {
        return Duration.ofMillis(value);
    }
}
