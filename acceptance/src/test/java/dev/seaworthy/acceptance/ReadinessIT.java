package dev.seaworthy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code seaworthy trial --ready} with a real HTTP service, which listens on port 8085 and answers only {@code /}. */
class ReadinessIT {
    private static final Path DATA = Laboratory.open().data();
    private static final String SERVICE = DATA.resolve("deployed/shop").toString();

    @TempDir
    Path folder;

    private Finished trial(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-p",
                Installed.APP.toString(),
                "-m",
                "dev.seaworthy.cli/dev.seaworthy.cli.Main",
                "trial",
                SERVICE,
                "--lang",
                "en"));
        command.addAll(List.of(words));
        return Finished.of(folder, Map.of(), command);
    }

    private static String root(String name) {
        return "dir:" + DATA.resolve("roots/" + name);
    }

    @Test
    void aPortThatItListensOnInEveryTargetOfOneRun() throws Exception {
        Finished finished = trial(
                "--on", root("trixie") + "," + root("scratch"), "--ready", "port:8085", "--repeat", "3", "--json");

        assertThat(finished.exitCode()).as(finished.err()).isZero();
        JsonNode trials = JsonMapper.shared().readTree(finished.out()).get("trials");
        assertThat(trials).hasSize(2);
        for (JsonNode trial : trials) {
            assertThat(trial.get("ready").booleanValue()).isTrue();
            assertThat(trial.get("agreement").stringValue()).isEqualTo("agrees");
            JsonNode times = trial.get("toReady");
            assertThat(times.get("runs").intValue()).isEqualTo(3);
            assertThat(times.get("medianMicros").longValue())
                    .isPositive()
                    .isBetween(
                            times.get("leastMicros").longValue(),
                            times.get("mostMicros").longValue());
            assertThat(trial.get("peakMemoryBytes").longValue()).isPositive();
            assertThat(trial.get("runs"))
                    .allSatisfy(run ->
                            assertThat(run.get("endedWhenAsked").booleanValue()).isTrue());
        }
        // The root file system of scratch has no byte, which is what people choose it for.
        assertThat(trials.get(0).get("rootBytes").longValue()).isGreaterThan(10_000_000);
        assertThat(trials.get(1).get("rootBytes").longValue()).isLessThan(10_000);
    }

    @Test
    void aPathThatItAnswers() throws Exception {
        Finished finished = trial("--on", root("scratch"), "--ready", "http:8085/healthz");

        assertThat(finished.exitCode()).as(finished.err()).isZero();
        assertThat(finished.out()).contains("ready, ended when asked to", "to ready: ", "as foretold");
    }

    @Test
    void whatNeverShowsIsNotReady() throws Exception {
        Finished finished = trial("--on", root("scratch"), "--ready", "port:9", "--timeout", "1s");

        assertThat(finished.exitCode()).isEqualTo(1);
        assertThat(finished.out()).contains("was still running when time was up; NOT READY", "! ");
    }
}
