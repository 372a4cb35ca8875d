package dev.seaworthy.verdict.rules.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.binary.PluginPair;
import dev.seaworthy.binary.PluginPair.Difference;
import dev.seaworthy.binary.PluginPair.Fit;
import dev.seaworthy.verdict.Finding;
import dev.seaworthy.verdict.Severity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginRuleTest {
    @TempDir
    private Path work;

    private List<Finding> findings(Fit fit, Difference... differences) throws IOException {
        Service service =
                Service.of(work, "go1.27.3").plugin("plugins/mine.so", new PluginPair(fit, List.of(differences)));
        return new PluginRule().check(service.asCase());
    }

    @Test
    void aPluginThatFitsIsNothingToTalkAbout() throws IOException {
        assertThat(findings(new Fit.Loads())).isEmpty();
    }

    @Test
    void aPackageIsNotTheSame() throws IOException {
        Finding finding = findings(
                        new Fit.Refused("plugin was built with a different version of package example.org/a"),
                        new Difference(Difference.Kind.SETTING, "-trimpath", "", "true"),
                        new Difference(Difference.Kind.PACKAGE, "example.org/a", "01", "02"))
                .getFirst();

        assertThat(finding.severity()).isEqualTo(Severity.GAP);
        assertThat(finding.predictedError())
                .contains("plugin.Open(\"plugins/mine\"): plugin was built with a different version of package"
                        + " example.org/a");
        assertThat(finding.binaryEvidence().toString())
                .contains("plugins/mine.so", "-trimpath: nothing in the program, true in the plugin");
    }

    @Test
    void anotherRelease() throws IOException {
        Finding finding = findings(new Fit.OtherRelease("go1.27.3", "go1.26.0")).getFirst();

        assertThat(finding.severity()).isEqualTo(Severity.GAP);
        assertThat(finding.message()).contains("go1.27.3", "go1.26.0");
    }

    @Test
    void whatCannotBeToldIsANote() throws IOException {
        Finding finding = findings(new Fit.Unknown("the plugin is not of Go")).getFirst();

        assertThat(finding.severity()).isEqualTo(Severity.NOTE);
        assertThat(finding.message()).endsWith("the plugin is not of Go.");
    }
}
