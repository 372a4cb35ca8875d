package dev.seaworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.cli.explain.Language;
import dev.seaworthy.cli.watch.FileStamps;
import dev.seaworthy.cli.watch.VerdictChanges;
import dev.seaworthy.verdict.Assessment;
import dev.seaworthy.verdict.Severity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchTest {
    private static final Assessment RUNS = TinyResults.result("app", "debian:12");
    private static final Assessment GAPS =
            TinyResults.result("app", "debian:12", TinyResults.finding("runtime/time-zones", Severity.GAP));
    private static final Assessment FAILS = TinyResults.result("app", "debian:12", TinyResults.LIBRARY);

    @TempDir
    Path work;

    private static List<String> between(List<Assessment> before, List<Assessment> after) {
        return VerdictChanges.between(before, after, Words.in(Language.ENGLISH)::verdict);
    }

    @Test
    void aVerdictThatChangedIsToldWithTheRulesThatDidIt() {
        assertThat(between(List.of(GAPS), List.of(RUNS)))
                .containsExactly("app  debian:12  gaps → runs  -runtime/time-zones");
        assertThat(between(List.of(RUNS), List.of(FAILS)))
                .containsExactly("app  debian:12  runs → fails  +loader/library-missing (libz.so.1)");
    }

    @Test
    void nothingIsToldOfWhatIsAsBefore() {
        assertThat(between(List.of(GAPS, FAILS), List.of(GAPS, FAILS))).isEmpty();
    }

    @Test
    void binariesThatCameOrWentAreTold() {
        Assessment other = TinyResults.result("other", "debian:12");

        assertThat(between(List.of(RUNS), List.of(RUNS, other))).containsExactly("other  debian:12  + runs");
        assertThat(between(List.of(RUNS, other), List.of(RUNS))).containsExactly("other  debian:12  - runs");
    }

    @Test
    void aFileThatIsWrittenIsJudgedAgain() throws IOException, InterruptedException {
        Path file = Files.writeString(work.resolve("app"), "one");
        Report first = TinyResults.report(work, FailOn.named("never"), List.of(), List.of(GAPS));
        Report second = TinyResults.report(work, FailOn.named("never"), List.of(), List.of(RUNS));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<FileStamps> judged = new ArrayList<>();
        Supplier<Report> judging = () -> {
            judged.add(FileStamps.of(List.of(file)));
            return second;
        };
        FileStamps seen = FileStamps.of(List.of(file));
        WatchLoop loop = new WatchLoop(
                new Terminal(new PrintStream(out, true, StandardCharsets.UTF_8), System.err),
                Words.in(Language.ENGLISH),
                List.of(file),
                judging);
        Thread thread = Thread.ofPlatform().start(() -> {
            try {
                loop.run(seen, first);
            } catch (InterruptedException end) {
                // As it should.
            }
        });

        Files.writeString(file, "another");
        for (int i = 0; i < 100 && out.size() == 0; i++) {
            Thread.sleep(Duration.ofMillis(50));
        }
        thread.interrupt();
        thread.join();

        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("app  debian:12  gaps → runs")
                .hasLineCount(1);
        assertThat(judged).hasSize(1);
    }

    @Test
    void whatCannotBeWatchedIsRefused() {
        Answer.to("check", "--watch", "--format", "json", "app").isRefused(ExitCode.USAGE, "--watch writes text");
        Answer.to("check", "--watch", "archive:shop.tar:/app").isRefused(ExitCode.USAGE, "not at images");
    }
}
