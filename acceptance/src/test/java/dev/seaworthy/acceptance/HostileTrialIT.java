package dev.seaworthy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.trial.Launch;
import dev.seaworthy.trial.Limits;
import dev.seaworthy.trial.Outcome;
import dev.seaworthy.trial.Run;
import dev.seaworthy.trial.Trial;
import dev.seaworthy.trial.sandbox.Choice;
import dev.seaworthy.trial.sandbox.Tools;
import dev.seaworthy.trial.watch.Readiness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs that would do harm do none in a trial, and leave nothing behind. */
class HostileTrialIT {
    private static final Limits LIMITS = new Limits(Duration.ofSeconds(2), 128L << 20, 64, 8L << 20);

    @TempDir
    static Path folder;

    private static Path program;
    private static Path root;

    @BeforeAll
    static void build() {
        program = folder.resolve("hostile-of-trial");
        Commands.run(List.of("gcc", "-static", "-w", "-o", program.toString(), "src/test/c/hostile.c"));
        root = Laboratory.open().data().resolve("roots/bookworm");
    }

    @AfterEach
    void nothingIsLeft() throws Exception {
        for (int i = 0; i < 50 && isRunning(); i++) {
            Thread.sleep(100);
        }
        assertThat(isRunning()).as("a process is left").isFalse();
        assertThat(Files.readString(Path.of("/proc/mounts"))).doesNotContain("seaworthy-trial-");
        assertThat(root.resolve("new")).doesNotExist();
        assertThat(root.resolve("etc/os-release")).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bwrap", "unshare", "chroot"})
    void forksWithoutEnd(String runner) throws Exception {
        assertThat(run(runner, "fork").outcome()).isInstanceOf(Outcome.Stopped.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bwrap", "unshare", "chroot"})
    void canDoNothingOutside(String runner) throws Exception {
        for (String kind : List.of("network", "write", "delete", "mount", "disk", "daemon")) {
            Run run = run(runner, kind);
            assertThat(run.outcome()).as(kind).isEqualTo(new Outcome.Ended(0));
            assertThat(run.output()).as(kind).isEqualTo("refused\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bwrap", "unshare", "chroot"})
    void eatsMemory(String runner) throws Exception {
        assertThat(run(runner, "memory").outcome()).isEqualTo(new Outcome.Stopped(Outcome.Limit.MEMORY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bwrap", "unshare", "chroot"})
    void ignoresThatItShouldEnd(String runner) throws Exception {
        Run run = trial(runner)
                .run(
                        Launch.of(root, program, List.of("term"), LIMITS),
                        new Readiness.Log(Pattern.compile("listening")));

        assertThat(run.outcome()).isEqualTo(new Outcome.Ready(false));
        assertThat(run.toReady()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bwrap"})
    void printsWithoutEnd(String runner) throws Exception {
        Run run = run(runner, "output");

        assertThat(run.outcome()).isEqualTo(new Outcome.Stopped(Outcome.Limit.TIME));
        assertThat(run.output().length()).isBetween(1000, 50_000);
    }

    /** The host's own /tmp is not shown, and the program lies in there. */
    @ParameterizedTest
    @ValueSource(strings = {"bwrap", "unshare", "chroot"})
    void runsOnTheHostWhereItLies(String runner) throws Exception {
        Launch launch =
                Launch.of(Path.of("/"), program, List.of("write"), LIMITS).at(program.toString());

        Run run = trial(runner).run(launch, new Readiness.AtEnd());

        assertThat(run.outcome()).isEqualTo(new Outcome.Ended(0));
        assertThat(run.output()).isEqualTo("refused\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bwrap", "unshare", "chroot"})
    void diesWithTheCommandWhenTheUserPressesControlC(String runner, @TempDir Path temporary) throws Exception {
        Process command = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + temporary,
                        "-p",
                        Installed.APP.toString(),
                        "-m",
                        "dev.seaworthy.cli/dev.seaworthy.cli.Main",
                        "trial",
                        program.toString(),
                        "--on",
                        "dir:" + root,
                        "--with",
                        runner,
                        "--timeout",
                        "60s",
                        "--",
                        "term")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        for (int i = 0; i < 200 && !isRunning(); i++) {
            Thread.sleep(50);
        }
        assertThat(isRunning()).isTrue();

        Commands.run(List.of("kill", "-INT", Long.toString(command.pid())));

        assertThat(command.waitFor(10, TimeUnit.SECONDS)).isTrue();
        // Signal 2.
        assertThat(command.exitValue()).isEqualTo(130);
        assertThat(temporary).isEmptyDirectory();
    }

    private static Run run(String runner, String kind) throws Exception {
        return trial(runner).run(Launch.of(root, program, List.of(kind), LIMITS), new Readiness.AtEnd());
    }

    private static Trial trial(String runner) throws Exception {
        return new Trial(Choice.make(Optional.of(runner), Tools.ofUser()).runner(), Optional.empty());
    }

    private static boolean isRunning() throws IOException {
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            return all.anyMatch(one -> one.info().command().orElse("").contains("hostile-of-trial"));
        }
    }
}
