package dev.seaworthy.verdict.rules.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.verdict.Finding;
import dev.seaworthy.verdict.Severity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostsFileRuleTest {
    @TempDir
    private Path work;

    private Service service() throws IOException {
        return Service.of(work, "go1.22.1", "net.readHosts");
    }

    private static List<Finding> findings(Service service) throws IOException {
        return new HostsFileRule().check(service.asCase());
    }

    @Test
    void aHostWithoutTheFileIsNotEvenLocalhost() throws IOException {
        assertThat(findings(service().onHost())).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.NOTE);
            assertThat(finding.predictedError()).contains("lookup localhost…");
        });
        assertThat(findings(service().onHost().file("/etc/hosts", "127.0.0.1 localhost\n")))
                .isEmpty();
    }

    @Test
    void containerEnginesWriteTheFile() throws IOException {
        assertThat(findings(service())).isEmpty();
    }
}
