package dev.seaworthy.verdict.rules.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.verdict.Finding;
import dev.seaworthy.verdict.Severity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TempDirectoryRuleTest {
    @TempDir
    private Path work;

    private static List<Finding> findings(Service service) throws IOException {
        return new TempDirectoryRule().check(service.asCase());
    }

    private static void fails(Service service, String error) throws IOException {
        assertThat(findings(service)).singleElement().satisfies(gap -> {
            assertThat(gap.severity()).isEqualTo(Severity.GAP);
            assertThat(gap.predictedError()).contains(error);
        });
    }

    @Test
    void containerEnginesBringNoTmp() throws IOException {
        fails(Service.of(work, "go1.22.1", "os.CreateTemp"), "open /tmp/…: no such file or directory");
        fails(Service.of(work, "go1.22.1", "os.MkdirTemp"), "stat /tmp: no such file or directory");
    }

    @Test
    void aTmpOfRootAloneIsNoneToOthers() throws IOException {
        Service service =
                Service.of(work, "go1.22.1", "os.MkdirTemp").directory("/tmp").mode("/tmp", "rwxr-xr-x");

        assertThat(findings(service)).isEmpty();
        fails(service.runBy("65532"), "mkdir /tmp/…: permission denied");
        assertThat(findings(service.mode("/tmp", "rwxrwxrwx"))).isEmpty();
    }

    @Test
    void aVariableNamesAnotherPlace() throws IOException {
        Service service = Service.of(work, "go1.22.1", "os.CreateTemp").directory("/tmp");

        fails(service.with("TMPDIR", "/var/none"), "open /var/none/…: no such file or directory");
    }

    @Test
    void aServerMayNeedItForUploadsOnly() throws IOException {
        List<Finding> findings =
                findings(Service.of(work, "go1.22.1", "os.CreateTemp", "mime/multipart.(*Reader).readForm"));

        assertThat(findings).extracting(Finding::severity).containsExactly(Severity.NOTE);
    }
}
