package dev.seaworthy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code seaworthy logs lint} with lines that real loggers and the runtime of real releases of Go write. */
class LogsIT {
    private static final Laboratory LABORATORY = Laboratory.open();
    /** The data's loggers, and what the report calls each. */
    private static final Map<String, String> LOGGERS = Map.of(
            "slog", "log/slog (JSONHandler)",
            "zap", "zap (production)",
            "zerolog", "zerolog",
            "logrus", "logrus (JSONFormatter)");

    private static final List<String> RELEASES = List.of("1.15", "1.19", "1.21", "1.24", "1.26", "1.27");
    private static final int KIB = 1024;

    @TempDir
    Path work;

    /** Each is known by its lines, and what is proposed makes all of them keep the contract. */
    @Test
    void whatIsProposedMakesEachLoggerKeepTheContract() throws Exception {
        Schema schema = PublishedSchema.strict("logs-1.json");
        for (Map.Entry<String, String> logger : LOGGERS.entrySet()) {
            String program = program(logger.getKey());
            JsonNode before = lint(schema, run(Map.of(), program));
            assertThat(before.get("lines").asInt()).as(logger.getKey()).isEqualTo(75);
            assertThat(before.get("conformingLines").asInt())
                    .as(logger.getKey())
                    .isZero();
            assertThat(before.at("/loggers").properties())
                    .as(logger.getKey())
                    .singleElement()
                    .satisfies(one -> assertThat(one.getKey()).isEqualTo(logger.getValue()));
            assertThat(before.get("configuration").asText()).isNotBlank();

            JsonNode after = lint(schema, run(Map.of(), program, "contract"));
            assertThat(after.get("lines").asInt()).as(logger.getKey()).isEqualTo(75);
            assertThat(after.get("conformingLines").asInt())
                    .as(logger.getKey() + ": " + after)
                    .isEqualTo(75);
        }
    }

    /** Every way to end, by every release: one event, and all its lines belong to it. */
    @Test
    void stackTracesOfGo() throws Exception {
        Schema schema = PublishedSchema.strict("logs-1.json");
        int traces = 0;
        for (String release : RELEASES) {
            for (String end : List.of("index", "nil", "own", "again", "goroutine", "deadlock")) {
                for (String shown : List.of("single", "all", "system")) {
                    String text = run(Map.of("GOTRACEBACK", shown), program("ends-" + release), end);
                    JsonNode report = lint(schema, text);
                    String about = release + " " + end + " " + shown + "\n" + text + "\n" + report.get("stackTraces");
                    boolean panics = !end.equals("deadlock");
                    assertThat(report.at("/stackTraces/events").asInt())
                            .as(about)
                            .isEqualTo(1);
                    assertThat(report.at("/stackTraces/panics").asInt())
                            .as(about)
                            .isEqualTo(panics ? 1 : 0);
                    assertThat(report.at("/stackTraces/fatalErrors").asInt())
                            .as(about)
                            .isEqualTo(panics ? 0 : 1);
                    assertThat(report.at("/stackTraces/lines").asLong() + 1)
                            .as(about)
                            .isEqualTo(text.strip().lines().count());
                    assertThat(report.get("conformingLines").asInt()).as(about).isEqualTo(1);
                    traces++;
                }
            }
        }
        System.out.println("Stack traces of " + RELEASES.size() + " releases of Go: " + traces + ", each one event");
    }

    /** Secrets are told of and never shown, in no format. */
    @Test
    void secretsAreNotShown() throws Exception {
        List<String> secrets = List.of(
                "AKIAIOSFODNN7EXAMPLE",
                "ghp_" + "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8",
                "hunter2hunter2",
                "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U",
                "4111111111111111");
        String text = """
                {"timestamp":"2026-11-29T10:00:00Z","level":"info","service":"a","message":"key AKIAIOSFODNN7EXAMPLE"}
                {"timestamp":"2026-11-29T10:00:01Z","level":"info","service":"a","message":"x","token":"%s"}
                {"timestamp":"2026-11-29T10:00:02Z","level":"info","service":"a","message":"x","password":"%s"}
                {"timestamp":"2026-11-29T10:00:03Z","level":"info","service":"a","message":"Bearer %s"}
                {"timestamp":"2026-11-29T10:00:04Z","level":"info","service":"a","message":"paid with %s"}
                """.formatted(secrets.get(1), secrets.get(2), secrets.get(3), secrets.get(4));
        Path log = Files.writeString(work.resolve("secrets.log"), text);
        for (String format : List.of("text", "json")) {
            Finished said = Finished.of(
                    work, Map.of(), command("logs", "lint", log.toString(), "--format", format, "--examples", "100"));
            assertThat(said.exitCode()).as(said.err()).isEqualTo(1);
            assertThat(said.out()).contains("logs/secret", "logs/personal-data");
            secrets.forEach(secret -> assertThat(said.out()).doesNotContain(secret));
        }
    }

    /** The same memory for ten times as much, which comes through a pipe, so that nothing knows how long it will be. */
    @Test
    void memoryDoesNotGrowWithTheStream() throws Exception {
        long small = mostMemory(30);
        long large = mostMemory(300);
        System.out.println(
                "Peak memory of logs lint: " + small / KIB + " MiB after 30 MB, " + large / KIB + " MiB after 300 MB");

        assertThat(large).isLessThan(small + 40 * KIB);
    }

    /** The most memory that the process had, in KiB, after so many MB. */
    private long mostMemory(int megabytes) throws Exception {
        byte[] line =
                ("{\"timestamp\":\"2026-11-29T10:00:00Z\",\"level\":\"info\",\"service\":\"orders\",\"message\":\"served\","
                                + "\"path\":\"/v1/orders/%d\",\"status\":200,\"trace_id\":\"4bf92f3577b34da6a3ce929d0e0e4736\"}\n")
                        .formatted(1_000_000)
                        .getBytes(StandardCharsets.UTF_8);
        byte[] block = new byte[line.length * 1000];
        for (int at = 0; at < block.length; at += line.length) {
            System.arraycopy(line, 0, block, at, line.length);
        }
        List<String> command = command("logs", "lint", "-", "--format", "json");
        command.add(1, "-Xmx64m");
        Process process = new ProcessBuilder(command)
                .redirectOutput(work.resolve("out").toFile())
                .redirectError(work.resolve("err").toFile())
                .start();
        long lines = 0;
        long most;
        try (OutputStream in = process.getOutputStream()) {
            for (long sent = 0; sent < megabytes * 1_000_000L; sent += block.length) {
                in.write(block);
                lines += 1000;
            }
            in.flush();
            most = Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                    .filter(status -> status.startsWith("VmHWM:"))
                    .mapToLong(status -> Long.parseLong(status.replaceAll("\\D", "")))
                    .findFirst()
                    .orElseThrow();
        }
        assertThat(process.waitFor()).as(Files.readString(work.resolve("err"))).isZero();
        JsonNode report = new ObjectMapper().readTree(work.resolve("out").toFile());
        assertThat(report.get("conformingLines").asLong()).isEqualTo(lines);
        return most;
    }

    /** Beside other tools that read every byte, on one processor; docs/logs.md has figures of a longer run. */
    @Test
    void throughputBesideOtherTools() throws Exception {
        Finished said = Finished.of(
                work,
                Map.of(
                        "JAVA",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString()),
                List.of(
                        Installed.ROOT.resolve("bench/logs-throughput").toString(),
                        "--megabytes",
                        "150",
                        "--app",
                        Installed.APP.toString()));
        System.out.println(said.out());
        assertThat(said.exitCode()).as(said.err()).isZero();
        JsonNode figures = new ObjectMapper().readTree(said.out());
        // jq parses the same lines and looks at no value. Below some 100 MB what is measured is the JVM's start.
        assertThat(figures.at("/logs lint/MB a second").asDouble())
                .isGreaterThan(figures.at("/jq -c ./MB a second").asDouble());
    }

    private JsonNode lint(Schema schema, String log) throws Exception {
        Path file = Files.writeString(work.resolve("service.log"), log);
        Finished said = Finished.of(
                work, Map.of(), command("logs", "lint", file.toString(), "--format", "json", "--fail-on", "never"));
        assertThat(said.exitCode()).as(said.err()).isZero();
        assertThat(schema.validate(said.out(), InputFormat.JSON)).as(said.out()).isEmpty();
        return new ObjectMapper().readTree(said.out());
    }

    private static String program(String logger) {
        return LABORATORY.data().resolve("loggers/" + logger + "/program").toString();
    }

    /** What it wrote, to standard output and then to standard error. */
    private String run(Map<String, String> environment, String... command) throws Exception {
        Finished said = Finished.of(work, environment, List.of(command));
        return said.out() + said.err();
    }

    private static List<String> command(String... words) {
        return Installed.command(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"), words);
    }
}
