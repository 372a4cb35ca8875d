package dev.seaworthy.verdict.rules.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.verdict.Severity;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Notes need a real loader to look for what they name: the laboratory's library-open has those cases. */
class DlopenRuleTest {
    @TempDir
    private Path work;

    @Test
    void whoOpensLibrariesWithoutSayingWhichGetsANote() throws IOException {
        assertThat(new DlopenRule()
                        .check(Service.of(work, "go1.22.1", "github.com/ebitengine/purego.Dlopen")
                                .asCase()))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.NOTE);
                    assertThat(finding.message()).contains("opens libraries by name");
                });
    }

    @Test
    void whoOpensNoneGetsNone() throws IOException {
        assertThat(new DlopenRule()
                        .check(Service.of(work, "go1.22.1", "os/exec.Command").asCase()))
                .isEmpty();
    }
}
