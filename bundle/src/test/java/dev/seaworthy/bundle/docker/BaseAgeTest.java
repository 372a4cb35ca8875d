package dev.seaworthy.bundle.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Base images without updates are still taken, and said to be so. */
class BaseAgeTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 29);

    @ParameterizedTest
    @CsvSource({
        "centos:7, 2024-06-30",
        "ubuntu:20.04, 2025-05-31",
        "alpine:3.18, 2025-05-09",
        "docker.io/library/debian:10-slim, 2024-06-30"
    })
    void anOldOneIsToldWithItsDay(String image, String day) {
        assertThat(BaseAge.remark(image, TODAY))
                .hasValueSatisfying(remark ->
                        assertThat(remark.text()).startsWith(image + " has had no free updates since " + day));
    }

    @Test
    void othersAreNot() {
        assertThat(BaseAge.remark("debian:12-slim", TODAY)).isEmpty();
        assertThat(BaseAge.remark("gcr.io/distroless/static-debian12", TODAY)).isEmpty();
        assertThat(BaseAge.remark("scratch", TODAY)).isEmpty();
        assertThat(BaseAge.remark("registry.example.com:5000/shop/base:1", TODAY))
                .isEmpty();
    }
}
