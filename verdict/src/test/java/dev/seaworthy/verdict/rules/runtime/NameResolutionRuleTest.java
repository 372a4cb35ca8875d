package dev.seaworthy.verdict.rules.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.verdict.Fact;
import dev.seaworthy.verdict.Finding;
import dev.seaworthy.verdict.Severity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service has Go's resolver only. */
class NameResolutionRuleTest {
    @TempDir
    private Path work;

    private static List<Finding> findings(Service service) throws IOException {
        return new NameResolutionRule().check(service.asCase());
    }

    @Test
    void theUsualFileIsNothingToSpeakOf() throws IOException {
        assertThat(findings(Service.of(work, "go1.27.3").file("/etc/nsswitch.conf", "hosts:\tfiles dns\n")))
                .isEmpty();
    }

    @Test
    void aTabBetweenTheSourcesHidesTheHostsFile() throws IOException {
        Service service = Service.of(work, "go1.21.0").file("/etc/nsswitch.conf", "hosts:\tfiles\tdns\n");

        assertThat(findings(service)).singleElement().satisfies(gap -> {
            assertThat(gap.severity()).isEqualTo(Severity.GAP);
            assertThat(gap.message()).contains("never reads /etc/hosts");
            assertThat(gap.binaryEvidence()).contains(new Fact("Go version", "go1.21.0"));
            assertThat(gap.targetEvidence()).containsExactly(new Fact("/etc/nsswitch.conf", "hosts:\\tfiles\\tdns"));
            assertThat(gap.remedies()).isNotEmpty();
        });
    }

    @Test
    void olderReleasesFallBackToTheHostsFile() throws IOException {
        assertThat(findings(Service.of(work, "go1.20.14").file("/etc/nsswitch.conf", "hosts:\tfiles\tdns\n")))
                .isEmpty();
    }

    @Test
    void whereNobodyReadsTheHostsFileGoIsNoException() throws IOException {
        assertThat(findings(Service.of(work, "go1.27.3").file("/etc/nsswitch.conf", "hosts: dns\n")))
                .isEmpty();
    }

    @Test
    void withoutNsswitchOldReleasesAskDnsFirst() throws IOException {
        assertThat(findings(Service.of(work, "go1.15.15"))).singleElement().satisfies(note -> {
            assertThat(note.severity()).isEqualTo(Severity.NOTE);
            assertThat(note.message()).contains("DNS first");
        });
        assertThat(findings(Service.of(work, "go1.16"))).isEmpty();
    }

    @Test
    void variablesOfTheCLibraryHaveNoEffect() throws IOException {
        Service service = Service.of(work, "go1.27.3")
                .file("/etc/nsswitch.conf", "hosts: files dns\n")
                .with("RES_OPTIONS", "timeout:1");

        assertThat(findings(service)).singleElement().satisfies(note -> {
            assertThat(note.severity()).isEqualTo(Severity.NOTE);
            assertThat(note.targetEvidence()).containsExactly(new Fact("RES_OPTIONS", "timeout:1"));
        });
    }

    @Test
    void sourcesOfAHostAreNotedThere() throws IOException {
        Service service = Service.of(work, "go1.27.3")
                .file("/etc/nsswitch.conf", "hosts: files mdns4_minimal [NOTFOUND=return] sss dns\n")
                .file("/etc/resolv.conf", "nameserver 10.0.0.1\n");

        assertThat(findings(service)).isEmpty();
        assertThat(findings(service.onHost()))
                .extracting(Finding::severity)
                .containsExactly(Severity.NOTE, Severity.NOTE);
    }
}
