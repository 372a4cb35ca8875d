package dev.seaworthy.verdict.rules.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.verdict.Finding;
import dev.seaworthy.verdict.Severity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeDirectoryRuleTest {
    private static final String PASSWD = "app:x:65532:65532::/home/app:/bin/sh\n";

    @TempDir
    private Path work;

    private static List<Finding> findings(Service service) throws IOException {
        return new HomeDirectoryRule().check(service.asCase());
    }

    private static List<String> errors(Service service) throws IOException {
        return findings(service).stream()
                .flatMap(finding -> finding.predictedError().stream())
                .toList();
    }

    private Service asking(String function) throws IOException {
        return Service.of(work, "go1.22.1", function);
    }

    @Test
    void containerEnginesSetHome() throws IOException {
        assertThat(findings(asking("os.UserHomeDir"))).isEmpty();
        assertThat(errors(asking("os.UserHomeDir").with("HOME", ""))).containsExactly("$HOME is not defined");
    }

    @Test
    void onHostsSystemdSetsItOnlyForAUser() throws IOException {
        assertThat(findings(asking("os.UserHomeDir").onHost()))
                .extracting(Finding::severity)
                .containsExactly(Severity.NOTE);
        assertThat(findings(asking("os.UserHomeDir").onHost().runBy("65532")))
                .extracting(Finding::severity)
                .containsExactly(Severity.GAP);
    }

    @Test
    void aUserWithoutAnEntryMayNotMakeACacheInTheRoot() throws IOException {
        Service service = asking("os.UserCacheDir");

        assertThat(errors(service)).isEmpty();
        assertThat(errors(service.runBy("65532"))).containsExactly("mkdir /.cache: permission denied");
    }

    @Test
    void theFirstDirectoryThatIsMissingIsNamed() throws IOException {
        Service service = asking("os.UserCacheDir")
                .file("/etc/passwd", PASSWD)
                .runBy("app")
                .directory("/home");

        assertThat(errors(service)).containsExactly("mkdir /home/app: permission denied");
    }

    @Test
    void aVariableNamesAnotherPlace() throws IOException {
        Service service =
                asking("os.UserCacheDir").runBy("65532").directory("/cache").mode("/cache", "rwxrwxrwx");

        assertThat(errors(service.with("XDG_CACHE_HOME", "/cache/app"))).isEmpty();
    }
}
