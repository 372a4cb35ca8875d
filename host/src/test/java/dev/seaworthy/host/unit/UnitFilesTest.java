package dev.seaworthy.host.unit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.host.TinyHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Units are read as systemd reads them: systemd.unit(5), systemd.syntax(7). */
class UnitFilesTest {
    @TempDir
    private Path root;

    private TinyHost host;

    @BeforeEach
    void host() {
        host = new TinyHost(root);
    }

    @Test
    void lastAssignmentCountsAndAnEmptyOneTakesListsBack() {
        Unit unit = host.withUnit(
                        "a.service",
                        "[Service]",
                        "Restart=no",
                        "Restart=always",
                        "ExecStart=/bin/one",
                        "ExecStart=",
                        "ExecStart=/bin/two")
                .unit("a.service");

        assertThat(unit.last("Service", "Restart")).contains("always");
        assertThat(unit.all("Service", "ExecStart")).containsExactly("/bin/two");
    }

    @Test
    void linesGoOnBehindABackslashAndCommentsBetweenThemAreLeftOut() {
        Unit unit = host.withUnit(
                        "a.service", "[Service]", "ExecStart=/bin/a \\", "# why", "  --one \\", "  two", "Type=exec")
                .unit("a.service");

        assertThat(unit.start().orElseThrow().arguments()).containsExactly("--one", "two");
        assertThat(unit.last("Service", "Type")).contains("exec");
    }

    @Test
    void commandsAreSplitWithQuotesAndPrefixes() {
        assertThat(Words.split("a 'b c' \"d e\"f g\\ h \"\"")).containsExactly("a", "b c", "d ef", "g h", "");
        ExecCommand command = ExecCommand.parse("-@/bin/app name --port 80");
        assertThat(command.program()).isEqualTo("/bin/app");
        assertThat(command.arguments()).containsExactly("--port", "80");
    }

    @Test
    void dropInsAreAddedByNameAndTheStrongestDirectoryWins() {
        host.with("/usr/lib/systemd/system/a-b.service", "[Service]\nType=simple\nUser=one\n")
                .with("/usr/lib/systemd/system/a-b.service.d/50-x.conf", "[Service]\nUser=two\n")
                .with("/etc/systemd/system/a-b.service.d/50-x.conf", "[Service]\nUser=three\n")
                .with("/etc/systemd/system/a-.service.d/10-y.conf", "[Service]\nNice=5\n")
                .with("/etc/systemd/system/service.d/60-z.conf", "[Service]\nType=exec\n");

        Unit unit = host.unit("a-b.service");

        assertThat(unit.user()).contains("three");
        assertThat(unit.last("Service", "Nice")).contains("5");
        assertThat(unit.last("Service", "Type")).contains("exec");
        assertThat(unit.files())
                .containsExactly(
                        "/usr/lib/systemd/system/a-b.service",
                        "/etc/systemd/system/a-.service.d/10-y.conf",
                        "/etc/systemd/system/a-b.service.d/50-x.conf",
                        "/etc/systemd/system/service.d/60-z.conf");
    }

    @Test
    void templatesGetTheirInstance() {
        host.withUnit("a@.service", "[Service]", "ExecStart=/bin/a --region=%i --name=%n --state=%S/%p 100%%");

        assertThat(host.unit("a@eu.service").start().orElseThrow().arguments())
                .containsExactly("--region=eu", "--name=a@eu.service", "--state=/var/lib/a", "100%");
    }

    @Test
    void aliasesMasksAndLoopsAreToldApart() throws IOException {
        host.withUnit("real.service", "[Service]", "User=me");
        Path units = root.resolve("etc/systemd/system");
        Files.createSymbolicLink(units.resolve("alias.service"), Path.of("real.service"));
        Files.createSymbolicLink(units.resolve("masked.service"), Path.of("/dev/null"));
        Files.createSymbolicLink(units.resolve("loop.service"), Path.of("loop.service"));
        UnitFiles files = new UnitFiles(host.open().files());

        assertThat(host.unit("alias.service").user()).contains("me");
        assertThat(files.find("masked.service")).isInstanceOf(UnitFiles.Answer.Masked.class);
        assertThat(files.find("loop.service")).isInstanceOf(UnitFiles.Answer.Unreadable.class);
        assertThat(files.find("none.service")).isInstanceOf(UnitFiles.Answer.Absent.class);
    }

    @Test
    void aMillionLinesAreReadAndNoiseIsToldInAFewLines() {
        host.with("/etc/systemd/system/long.service", "[Service]\n" + "Nice=1\n".repeat(1_000_000));
        host.with("/etc/systemd/system/noise.service", "[Service]\n" + "\u0001x\n".repeat(100_000));

        assertThat(host.unit("long.service").lines()).hasSize(1_000_000);
        assertThat(host.unit("noise.service").oddities()).hasSize(100);
    }

    @ParameterizedTest
    @CsvSource({"5, 5", "100ms, 0.1", "1min 30s, 90", "2h, 7200", "1.5s, 1.5"})
    void timeSpans(String text, double seconds) {
        assertThat(TimeSpan.parse(text)).contains(seconds);
    }

    @Test
    void noTimeSpans() {
        for (String text : List.of("", "x", "5 parsecs", "-1", "1min x")) {
            assertThat(TimeSpan.parse(text)).as(text).isEmpty();
        }
    }
}
