package dev.seaworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.testkit.Machine;
import dev.seaworthy.testkit.TinyElf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trials that were measured are shown in the HTML report, in the table and at the cell that they belong to. */
class HtmlTrialsTest {
    private static final String TRIALS = """
            {"version": 1, "runner": "bwrap", "trials": [
              {"binary": "elsewhere/tiny", "target": "scratch", "foretold": "runs", "agreement": "agrees",
               "started": true, "rootBytes": 2097152, "peakMemoryBytes": 3145728,
               "toMain": {"medianMicros": 1500, "leastMicros": 1400, "mostMicros": 1900, "runs": 5},
               "toReady": {"medianMicros": 12300, "leastMicros": 12000, "mostMicros": 13000, "runs": 5},
               "libraries": ["/lib/libc.so.6"], "notFound": ["/etc/<i>hosts"],
               "runs": [{"outcome": "ready", "endedWhenAsked": true, "lastedMicros": 1, "output": "", "errors": ""}]},
              {"binary": "elsewhere/tiny", "target": "other", "foretold": "runs", "agreement": "missed",
               "started": false, "libraries": [],
               "runs": [{"outcome": "notExecuted", "error": "exec format error", "lastedMicros": 1,
                         "output": "", "errors": ""}]},
              {"binary": "elsewhere/tiny", "target": "slow", "foretold": "runs", "agreement": "agrees",
               "started": true, "ready": false, "libraries": [],
               "runs": [{"outcome": "stopped", "limit": "time", "lastedMicros": 1, "output": "", "errors": ""}]}]}
            """;

    @TempDir
    Path work;

    private Path tiny;
    private Path trials;

    @BeforeEach
    void files() throws IOException {
        tiny = TinyElf.executable(Machine.AMD64).writeTo(work.resolve("tiny"));
        trials = Files.writeString(work.resolve("trials.json"), TRIALS);
    }

    private String page(String language) throws IOException {
        Path report = work.resolve("report.html");
        Answer answer = Answer.to(
                "check", tiny, "--on", "scratch,debian:12", "--trials", trials, "--lang", language, "-o", report);
        assertThat(answer.err()).isEmpty();
        return Files.readString(report);
    }

    @Test
    void theTableHasAllAndTheCellItsOwn() throws IOException {
        String page = page("en");

        // 2 MiB of files, ready after 12.3 ms, 3 MiB of memory.
        assertThat(page).contains(">2.0 MiB<", "12.3 ms", ">3.0 MiB<", "Really run in these targets");
        assertThat(page).contains("12.3 ms (12.0 ms – 13.0 ms, median of 5 runs)", "1.5 ms (1.4 ms – 1.9 ms");
        assertThat(page).contains("/lib/libc.so.6", "/etc/&lt;i&gt;hosts").doesNotContain("<i>hosts");
        assertThat(page).contains("does not start: exec format error", "NOT as foretold");
        assertThat(page).contains(", never ready; ");
        assertThat(page.split("class=\"trial\"", -1))
                .as("at the one cell that is in the report")
                .hasSize(2);
        assertThat(page).doesNotContain("nothing was executed");
    }

    @Test
    void inChinese() throws IOException {
        assertThat(page("zh")).contains("实测", "与预测一致", "5 次的中位数", "镜像大小");
    }

    @Test
    void whatIsNoFileOfTrialsIsRefused() throws IOException {
        for (String text : new String[] {
            "", "[]", "{\"version\": 2, \"trials\": []}", TRIALS.replace("agrees", "perhaps"), TRIALS.substring(9)
        }) {
            Files.writeString(trials, text);
            Answer.to("check", tiny, "--trials", trials, "--format", "html")
                    .isRefused(ExitCode.INPUT, "is not what \"seaworthy trial --json\" writes");
        }
        Answer.to("check", tiny, "--trials", work.resolve("none"), "--format", "html")
                .isRefused(ExitCode.INPUT, "there is no such file");
    }

    @Test
    void otherFormatsDoNotShowThem() {
        Answer.to("check", tiny, "--trials", trials).isRefused(ExitCode.USAGE, "--format html only");
    }
}
