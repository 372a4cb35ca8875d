package dev.seaworthy.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every target under the fuzzer, in one process, for seconds: enough to see that all work, and what is easily found. */
class ShortRunIT {
    private static final int SECONDS = 20;
    private static final Pattern EXECUTIONS = Pattern.compile("stat::number_of_executed_units: (\\d+)");

    @TempDir
    Path work;

    @Test
    void no_reader_throws_hangs_or_fills_the_memory() throws Exception {
        Path seeds = work.resolve("seeds");
        Replay.main("seeds", Fuzzing.ALL, "/nonexistent", seeds.toString());
        Path corpus = Files.createDirectory(work.resolve("corpus"));
        Path log = work.resolve("log");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx1g",
                        "-XX:+EnableDynamicAgentLoading",
                        "-XX:-OmitStackTraceInFastThrow",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        "com.code_intelligence.jazzer.Jazzer",
                        "--target_class=" + Fuzzing.class.getName(),
                        "--instrumentation_includes=dev.seaworthy.**",
                        "--instrumentation_excludes=dev.seaworthy.fuzz.**" + File.pathSeparator
                                + "dev.seaworthy.testkit.**",
                        "--disabled_hooks=com.code_intelligence.jazzer.sanitizers.**",
                        "--reproducer_path=" + work,
                        "-artifact_prefix=" + work + "/",
                        "-max_total_time=" + SECONDS,
                        "-max_len=32768",
                        "-timeout=30",
                        "-rss_limit_mb=0",
                        "-print_final_stats=1",
                        corpus.toString(),
                        seeds.toString())
                .directory(work.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor(10, TimeUnit.MINUTES)).as("the fuzzer ends").isTrue();
        String said = Files.readString(log);

        assertThat(process.exitValue()).as(said).isZero();
        Matcher executions = EXECUTIONS.matcher(said);
        assertThat(executions.find()).as(said).isTrue();
        System.out.println("fuzzer: " + executions.group(1) + " executions of all targets in " + SECONDS + " s");
        assertThat(Integer.parseInt(executions.group(1)))
                .as("executions: every seed, and what the fuzzer makes of them")
                .isGreaterThanOrEqualTo(count(seeds));
    }

    private static int count(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return (int) files.count();
        }
    }

    /** The run above would see a fault: every target has seeds, and the fuzzer begins with those. */
    @Test
    void every_target_has_seeds() {
        Samples none = new Samples(Path.of("/nonexistent"));
        FuzzTargets.all()
                .forEach((name, maker) ->
                        assertThat(maker.get().seeds(none)).as(name).isNotEmpty());
        assertThat(List.copyOf(FuzzTargets.all().keySet())).hasSizeGreaterThan(25);
    }
}
