package dev.seaworthy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The benchmark itself works, and a start costs no multiple of what it did: figures of one sample on a machine that does
 * other things too, so limits are several times what is measured when it is quiet.
 */
class BenchmarkIT {
    private static final Path ROOT =
            Path.of(System.getProperty("seaworthy.root", "..")).toAbsolutePath().normalize();
    /** A check costs less than 10 hello worlds even while all processors are busy. */
    private static final double MOST_HELLO_WORLDS = 25;

    /** A small binary takes some 130 when the machine is quiet. */
    private static final double MOST_MIB = 200;

    @TempDir
    static Path output;

    private static String results = "";

    @BeforeAll
    static void runTheBenchmark() throws IOException {
        Commands.run(List.of(ROOT.resolve("bench/run").toString(), "--smoke", "--output", output.toString()));
        results = Files.readString(output.resolve("results.json"));
    }

    @Test
    void everySectionHasFigures() {
        for (String section :
                List.of("start", "corpus", "symbols", "size", "count", "targets", "memory", "profile", "library")) {
            String rest = results.substring(results.indexOf("\n \"" + section + "\": {"));
            assertThat(rest).as(section).containsPattern("\\A(?s).{1,6000}?\"(median|microseconds|share)\": [0-9]");
        }
    }

    @Test
    void theToolsOfEverydayAreMeasuredToo() {
        for (String tool : List.of("go version -m", "file", "readelf -d -V", "ldd", "lddtree", "readelf -s")) {
            assertThat(figure(tool, "median")).as(tool + ", seconds").isBetween(0.0001, 60.0);
        }
    }

    @Test
    void aStartCostsNoMultipleOfWhatItDid() {
        double hello = figure("hello world in Java, default options", "median");
        double check = figure("seaworthy check, dynamic binary, default targets", "median");

        assertThat(check / hello).as("hello worlds").isBetween(0.5, MOST_HELLO_WORLDS);
        assertThat(figure("seaworthy check, dynamic binary, default targets", "rss") / (1 << 20))
                .as("MiB at the peak")
                .isBetween(10.0, MOST_MIB);
    }

    @Test
    void whatWasMeasuredIsWrittenAsAPage() throws IOException {
        assertThat(output.resolve("results.md"))
                .content()
                .contains("### Goals", "| command | wall, ms |", "seaworthy check, 1 MB");
        assertThat(Files.readAllLines(output.resolve("corpus.tsv"))).hasSizeGreaterThan(1);
    }

    @Test
    void theExampleOfTheLibraryWorks() throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path example = ROOT.resolve("examples/library/CheckFolder.java");
        Path folder = Files.createDirectory(output.resolve("folder"));
        Files.copy(Path.of("/proc/self/exe"), folder.resolve("service"));

        Commands.run(List.of(
                java.toString(),
                "-cp",
                ROOT.resolve("cli/build/launch/app") + "/*",
                example.toString(),
                folder.toString()));
    }

    /** A figure of the first row of a name. */
    private static double figure(String row, String name) {
        Matcher found = Pattern.compile("\"name\": \"" + Pattern.quote(row) + "\",[^}]*?\"" + name + "\": ([0-9.e+-]+)")
                .matcher(results);
        assertThat(found.find()).as(row + ": " + name).isTrue();
        return Double.parseDouble(found.group(1));
    }
}
