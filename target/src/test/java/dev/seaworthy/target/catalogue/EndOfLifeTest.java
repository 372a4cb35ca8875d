package dev.seaworthy.target.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.target.Distribution;
import dev.seaworthy.target.PackageManager;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Until when releases are kept up to date. */
class EndOfLifeTest {
    private static Distribution distribution(String id, String version) {
        return new Distribution(id, version, id, PackageManager.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "debian, 11, 2026-08-31",
        "alpine, 3.20.3, 2026-04-01",
        "alpine, 3.2, ''",
        "rhel, 9.4, 2032-05-31",
        "opensuse-leap, 15.6, 2026-04-30",
        "ubuntu, 24.04, 2029-05-31",
        "amzn, 2, 2026-06-30",
        "amzn, 2023, 2029-06-30"
    })
    void aVersionBelongsToItsRelease(String id, String version, String updates) {
        assertThat(EndOfLife.of(distribution(id, version))
                        .map(end -> end.updates().toString())
                        .orElse(""))
                .isEqualTo(updates);
    }

    @Test
    void whatIsNotListedIsNotKnown() {
        assertThat(EndOfLife.of(distribution("arch", ""))).isEmpty();
        assertThat(EndOfLife.of(distribution("debian", "99"))).isEmpty();
        assertThat(EndOfLife.of(distribution("alpine", "3.21.0_alpha20240923"))).isEmpty();
        assertThat(EndOfLife.of(Distribution.NONE)).isEmpty();
    }

    @Test
    void theLastDayIsStillSupported() {
        EndOfLife end = EndOfLife.of(distribution("debian", "12")).orElseThrow();

        assertThat(end.isPast(LocalDate.of(2028, 6, 30))).isFalse();
        assertThat(end.isPast(LocalDate.of(2028, 7, 1))).isTrue();
        assertThat(end.extended()).contains(LocalDate.of(2033, 6, 30));
    }

    @Test
    void everyLineIsSound() {
        assertThat(Catalogue.resource("end-of-life.tsv").lines().filter(line -> !line.startsWith("#")))
                .hasSizeGreaterThan(60)
                .allSatisfy(line -> assertThat(line)
                        .matches("[A-Za-z-]+\t[0-9][0-9.]*\t20[0-9]{2}-[0-9]{2}-[0-9]{2}\t(20[0-9-]{8})?\t[a-z0-9-]+"));
    }
}
