package dev.seaworthy.binary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.binary.GoVersion.PreRelease;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoVersionTest {
    @ParameterizedTest
    @CsvSource({
        "go1.21.3, 21, 3, RELEASE, 0",
        "go1.9, 9, 0, RELEASE, 0",
        "go1.22rc2, 22, 0, RC, 2",
        "go1.18beta1, 18, 0, BETA, 1",
        "devel go1.23-9e8ea567c8 Tue Jan 2 15:04:05 2024 +0000, 23, 0, DEVEL, 0",
        "go1.27-devel_9e8ea567c8 Mon Jan 5 10:00:00 2026, 27, 0, DEVEL, 0",
        "go1.18.10b7, 18, 10, RELEASE, 0",
        "go1.22.1 (Red Hat 1.22.1-2.el9), 22, 1, RELEASE, 0"
    })
    void formsThatToolchainsWrite(String text, int minor, int patch, PreRelease stage, int stageNumber) {
        GoVersion version = GoVersion.parse(text).orElseThrow();

        assertThat(version.major()).isEqualTo(1);
        assertThat(version.minor()).isEqualTo(minor);
        assertThat(version.patch()).isEqualTo(patch);
        assertThat(version.preRelease()).isEqualTo(stage);
        assertThat(version.preReleaseNumber()).isEqualTo(stageNumber);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "go", "go1", "go1.", "1.21", "go1.26.go", "go1.26_test", "go1.99999", "go1.2.3.4", "go1.22rc"
            })
    void textsThatAreNoVersions(String text) {
        assertThat(GoVersion.parse(text)).isEmpty();
    }

    @Test
    void experimentsAndVendors() {
        GoVersion microsoft =
                GoVersion.parse("go1.26.4-1-microsoft X:systemcrypto,jsonv2").orElseThrow();

        assertThat(microsoft.experiments()).isEqualTo(List.of("systemcrypto", "jsonv2"));
        assertThat(microsoft.vendor()).isEqualTo("-1-microsoft");
        assertThat(GoVersion.parse("go1.26.1-X:jsonv2").orElseThrow().experiments())
                .containsExactly("jsonv2");
    }

    @Test
    void versionsAreOrderedAsTheyWereReleased() {
        List<GoVersion> released = List.of(
                        "go1.9.7", "go1.22-devel_1", "go1.22beta1", "go1.22rc1", "go1.22rc2", "go1.22.0", "go1.22.10")
                .stream()
                .map(text -> GoVersion.parse(text).orElseThrow())
                .toList();

        assertThat(released).isSorted();
        assertThat(GoVersion.of(1, 24, 1).atLeast(1, 24)).isTrue();
        assertThat(GoVersion.of(1, 23, 9).atLeast(1, 24)).isFalse();
    }
}
