package dev.seaworthy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code seaworthy trial --ready} with a real HTTP service, which listens on port 8085. */
class ReadinessIT {
    private static final Path DATA = Laboratory.open().data();
    private static final String SERVICE = DATA.resolve("deployed/shop").toString();

    @TempDir
    Path folder;

    private Finished trial(String... words) throws Exception {
        List<String> command = Installed.command("trial", SERVICE, "--lang", "en");
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
        String json = finished.out();
        assertThat(numbers(json, "agreement\": ?\"(a)grees\"")).hasSize(2);
        assertThat(numbers(json, "ready\": ?t(r)ue")).hasSize(2);
        assertThat(numbers(json, "endedWhenAsked\": ?t(r)ue")).hasSize(6);
        List<String> least = numbers(json, "toReady[^}]*leastMicros\": ?([0-9]+)");
        List<String> median = numbers(json, "toReady[^}]*medianMicros\": ?([0-9]+)");
        List<String> most = numbers(json, "toReady[^}]*mostMicros\": ?([0-9]+)");
        List<String> files = numbers(json, "rootBytes\": ?([0-9]+)");
        assertThat(files).hasSize(2);
        for (int i = 0; i < 2; i++) {
            assertThat(Long.parseLong(median.get(i)))
                    .isBetween(Long.parseLong(least.get(i)), Long.parseLong(most.get(i)));
            assertThat(Long.parseLong(least.get(i))).isPositive();
        }
        // An empty root is what people choose scratch for.
        assertThat(Long.parseLong(files.get(0))).isGreaterThan(10_000_000);
        assertThat(Long.parseLong(files.get(1))).isLessThan(10_000);
    }

    private static List<String> numbers(String json, String pattern) {
        return Pattern.compile(pattern)
                .matcher(json)
                .results()
                .map(found -> found.group(1))
                .toList();
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
