package dev.seaworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.testkit.Machine;
import dev.seaworthy.testkit.TinyElf;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the binary will be started, as the user says it. */
class StartOptionsTest {
    @TempDir
    private Path work;

    @ParameterizedTest
    @CsvSource({
        "--user,    65532:65532, 0", //
        "--user,    nobody,      0",
        "--user,    no body,     2",
        "--user,    :,           2",
        "--env,     TZ=,         0",
        "--env,     TZ,          2",
        "--env,     =UTC,        2",
        "--workdir, /srv,        0",
        "--workdir, srv,         2"
    })
    void exitCodes(String option, String value, int exitCode) throws IOException {
        Path binary = TinyElf.executable(Machine.AMD64).writeTo(work.resolve("binary"));
        assertThat(Answer.to("check", binary, "--on", "scratch", option, value).exitCode())
                .isEqualTo(exitCode);
    }

    @Test
    void whatIsWrongIsSaid() {
        assertThat(Answer.to("check", "binary", "--env", "TZ").err()).contains("--env takes NAME=VALUE, not \"TZ\"");
    }
}
