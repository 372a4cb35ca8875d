package dev.seaworthy.verdict.rules.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.verdict.Finding;
import dev.seaworthy.verdict.Severity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimeZonesRuleTest {
    @TempDir
    private Path work;

    private Service service(String... functions) throws IOException {
        return Service.of(work, "go1.22.1", functions);
    }

    private static List<Finding> findings(Service service) throws IOException {
        return new TimeZonesRule().check(service.asCase());
    }

    @Test
    void zonesByNameFailOnAnEmptyRoot() throws IOException {
        List<Finding> findings = findings(service("time.LoadLocation"));

        assertThat(findings).singleElement().satisfies(gap -> {
            assertThat(gap.severity()).isEqualTo(Severity.GAP);
            assertThat(gap.predictedError()).contains("unknown time zone Europe/Paris");
            assertThat(gap.targetEvidence())
                    .extracting("value")
                    .containsExactly(
                            "/usr/share/zoneinfo: is not there",
                            "/usr/share/lib/zoneinfo: is not there",
                            "/usr/lib/locale/TZ: is not there",
                            "/etc/zoneinfo: is not there",
                            "/usr/local/go/lib/time/zoneinfo.zip: is not there");
        });
    }

    @Test
    void aDatabaseInOneOfTheDirectoriesWillDo() throws IOException {
        assertThat(findings(service("time.LoadLocation").file("/usr/share/lib/zoneinfo/Europe/Paris", "TZif")))
                .isEmpty();
    }

    @Test
    void anEmptyDirectoryWillNot() throws IOException {
        assertThat(findings(service("time.LoadLocation").directory("/usr/share/zoneinfo")))
                .hasSize(1);
    }

    @Test
    void zonesInsideTheBinaryWillDo() throws IOException {
        assertThat(findings(service("time.LoadLocation", "time/tzdata.loadFromEmbeddedTZData")))
                .isEmpty();
    }

    @Test
    void aGoInstallationWillDo() throws IOException {
        assertThat(findings(service("time.LoadLocation").file("/usr/local/go/lib/time/zoneinfo.zip", "PK")))
                .isEmpty();
    }

    @Test
    void aVariableNamesAnotherPlace() throws IOException {
        Service service = service("time.LoadLocation").file("/opt/zones/Europe/Paris", "TZif");

        assertThat(findings(service)).hasSize(1);
        assertThat(findings(service.with("ZONEINFO", "/opt/zones"))).isEmpty();
    }

    @Test
    void localTimeIsUtcWithoutAWordWhenItsZoneIsNotThere() throws IOException {
        Service service = service("time.initLocal").with("TZ", "Europe/Paris");

        assertThat(findings(service))
                .extracting(Finding::message)
                .containsExactly(
                        "TZ is Europe/Paris, and target does not have that time zone: without a word, local time"
                                + " will be UTC.");
        assertThat(findings(service.file("/usr/share/zoneinfo/Europe/Paris", "TZif")))
                .isEmpty();
    }

    @Test
    void withoutTzNothingIsAskedOfTheTarget() throws IOException {
        assertThat(findings(service("time.initLocal"))).isEmpty();
        assertThat(findings(service("time.initLocal").with("TZ", "UTC"))).isEmpty();
    }
}
