package dev.seaworthy.logs.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstantsTest {
    private static long parse(String text) {
        byte[] bytes = (text + "\n").getBytes(StandardCharsets.UTF_8);
        return Instants.parse(bytes, 0, bytes.length - 1);
    }

    @Test
    void theJdkSaysTheSame() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            // From year 1 to 9999; milliseconds, so that nothing is rounded.
            long millis = -62_135_596_800_000L + (long) (random.nextDouble() * 315_537_897_599_000L);
            OffsetDateTime time = java.time.Instant.ofEpochMilli(millis)
                    .atOffset(ZoneOffset.ofTotalSeconds(60 * (random.nextInt(1440) - 720)));
            String text = String.format(
                    java.util.Locale.ROOT,
                    "%04d-%02d-%02dT%02d:%02d:%02d.%03d%s",
                    time.getYear(),
                    time.getMonthValue(),
                    time.getDayOfMonth(),
                    time.getHour(),
                    time.getMinute(),
                    time.getSecond(),
                    time.getNano() / 1_000_000,
                    time.getOffset());
            if (time.getYear() >= 1 && time.getYear() <= 9999) {
                assertThat(parse(text)).as(text + ", seed " + seed).isEqualTo(millis);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-02T03:04:05Z",
                "2024-02-29T00:00:00+08:00",
                "2026-01-02t03:04:05.123456789z",
                "2016-12-31T23:59:60Z"
            })
    void timestampsOfTheRfc(String text) {
        assertThat(parse(text)).isNotEqualTo(Instants.NONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-01-02T03:04:05|no zone",
                "2026-01-02 03:04:05Z|a blank instead of T",
                "2026-01-02T03:04:05+0800|no colon",
                "1764352800.123|a number",
                "2026-02-30T03:04:05Z|no timestamp",
                "2026-01-02T24:04:05Z|no timestamp",
                "2026-01-02T03:04:05.Z|no timestamp",
                "Fri Jan  2 03:04:05 2026|no timestamp"
            })
    void othersAndWhy(String text, String why) {
        byte[] bytes = (text + "\n").getBytes(StandardCharsets.UTF_8);

        assertThat(parse(text)).isEqualTo(Instants.NONE);
        assertThat(Instants.fault(bytes, 0, bytes.length - 1)).startsWith(why);
    }
}
