package dev.seaworthy.verdict.rules.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.verdict.Finding;
import dev.seaworthy.verdict.Rule;
import dev.seaworthy.verdict.Severity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules that need few words each: what they say on an empty root, and what makes them fall silent. */
class WhileItRunsTest {
    @TempDir
    private Path work;

    private Service service(String... functions) throws IOException {
        return Service.of(work, "go1.26.5", functions);
    }

    private static List<Severity> severities(Rule rule, Service service) throws IOException {
        return rule.check(service.asCase()).stream().map(Finding::severity).toList();
    }

    @Test
    void mediaTypesAreANoteAsLongAsThereIsNoList() throws IOException {
        Service server = service("mime.TypeByExtension");

        assertThat(severities(new MimeTypesRule(), service("mime.initMimeUnix")))
                .isEmpty();
        assertThat(severities(new MimeTypesRule(), server)).containsExactly(Severity.NOTE);
        assertThat(severities(new MimeTypesRule(), server.file("/etc/mime.types", "")))
                .isEmpty();
    }

    @Test
    void inAContainerNobodyListensToTheSystemsLog() throws IOException {
        assertThat(severities(new SyslogRule(), service("log/syslog.Dial"))).containsExactly(Severity.GAP);
        assertThat(severities(new SyslogRule(), service())).isEmpty();
    }

    @Test
    void otherProgramsAreNeverMoreThanANote() throws IOException {
        Service service = service("os/exec.Command");

        assertThat(new ExternalProgramRule().check(service.asCase()))
                .singleElement()
                .satisfies(note -> {
                    assertThat(note.severity()).isEqualTo(Severity.NOTE);
                    assertThat(note.message()).endsWith("target has no program in PATH at all, and no shell.");
                });
        assertThat(new ExternalProgramRule()
                        .check(service.file("/bin/sh", "").asCase())
                        .getFirst()
                        .message())
                .contains("has a shell (/bin/sh)");
    }

    @Test
    void processorsAreCountedSince125() throws IOException {
        assertThat(severities(new CgroupCpuRule(), Service.of(work, "go1.24.9")))
                .containsExactly(Severity.NOTE);
        assertThat(severities(new CgroupCpuRule(), Service.of(work, "go1.25.0")))
                .isEmpty();
        assertThat(severities(new CgroupCpuRule(), Service.of(work, "go1.24.9").with("GOMAXPROCS", "2")))
                .isEmpty();
        assertThat(severities(
                        new CgroupCpuRule(), Service.of(work, "go1.24.9", "go.uber.org/automaxprocs/maxprocs.Set")))
                .isEmpty();
        assertThat(severities(new CgroupCpuRule(), Service.of(work, "go1.24.9").onHost()))
                .isEmpty();
    }

    @Test
    void sqliteWithoutCgoIsAStandIn() throws IOException {
        assertThat(severities(new StubLibraryRule(), service("github.com/mattn/go-sqlite3.(*SQLiteDriver).Open")))
                .containsExactly(Severity.GAP);
    }
}
