package dev.seaworthy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From a real Go program to its description and its image, which is unpacked by others and run. */
@Together
class ServiceFromBinaryIT {
    private static final Path DATA = Laboratory.open().data();
    private static final Path GO = DATA.resolve("toolchains/1.27/bin/go");

    @TempDir
    static Path work;

    @BeforeAll
    static void compile() throws Exception {
        Files.writeString(work.resolve("go.mod"), "module example.org/orders\n\ngo 1.27\n");
        program("one", "", "http.ListenAndServe(\":8085\", nil)");
        program("two", "", "go http.ListenAndServe(\":9090\", nil); http.ListenAndServe(\":8085\", nil)");
        program(
                "variable",
                "var second = http.Server{Addr: \":9090\"}\n",
                "go second.ListenAndServe(); http.ListenAndServe(\":8085\", nil)");
        program("told", "", "http.ListenAndServe(os.Getenv(\"ADDRESS\"), nil)");
    }

    private static void program(String name, String variables, String main) throws Exception {
        Path folder = Files.createDirectory(work.resolve(name));
        Files.writeString(
                folder.resolve("main.go"),
                "package main\n\nimport (\n\t\"net/http\"\n\t\"os\"\n)\n\n" + variables + "func main() {\n"
                        + "\t_ = os.Args\n\t" + main + "\n}\n");
        Map<String, String> environment = Map.of(
                "CGO_ENABLED",
                "0",
                "GOTOOLCHAIN",
                "local",
                "GOPROXY",
                "off",
                "GOCACHE",
                DATA.resolve("work/go-build").toString());
        Finished built =
                Finished.of(work, environment, List.of(GO.toString(), "build", "-o", name + "/orders", "./" + name));
        assertThat(built.exitCode()).as(built.err()).isZero();
    }

    /** What listens at one port says so; as soon as there may be another, it is for the user to say. */
    @ParameterizedTest
    @CsvSource({"one, 8085", "two, 0", "variable, 0", "told, 0"})
    void aPortIsKnownWhenThereIsNoOther(String program, int port) throws Exception {
        assertThat(describedPort(work.resolve(program + "/orders"))).isEqualTo(port);
    }

    /** Their documentation says the same, for Go 1.15, which passes arguments on the stack, and for later releases. */
    @ParameterizedTest
    @CsvSource({
        "bullseye-prometheus/prometheus, 9090",
        "bullseye-prometheus-blackbox-exporter/prometheus-blackbox-exporter, 9115",
        "bullseye-prometheus-pushgateway/prometheus-pushgateway, 9091",
        "bookworm-prometheus-node-exporter/prometheus-node-exporter, 9100",
        "bookworm-caddy/caddy, 0"
    })
    void portsOfDebiansServices(String program, int port) throws Exception {
        assertThat(describedPort(DATA.resolve("bin").resolve(program))).isEqualTo(port);
    }

    @Test
    void theImageIsTheSameEachTimeAndServesWhatTheBinaryServes() throws Exception {
        Path folder = work.resolve("one");
        good(seaworthy(folder, "init", "orders", "--with", "docker", "-o", "image.yaml"));

        String first = good(seaworthy(folder, "image", "image.yaml", "--as", "oci", "--as", "archive"));
        String second = good(seaworthy(folder, "image", "image.yaml", "--as", "oci", "-o", "again"));

        String digest = first.lines().findFirst().orElseThrow().split("  ", 2)[1];
        assertThat(second).contains(digest);
        good(run(folder, "diff", "-r", "image/oci", "again/oci"));
        for (String image : List.of("oci:image/oci", "oci-archive:image/orders-1.tar")) {
            assertThat(good(run(folder, "skopeo", "inspect", "--format", "{{.Digest}}", image))
                            .strip())
                    .isEqualTo(digest);
        }
        assertThat(good(run(folder, "skopeo", "inspect", "--config", "docker-archive:image/orders-1.tar")))
                .contains("\"8085/tcp\"", "\"User\": \"65532:65532\"");
        good(run(folder, "umoci", "unpack", "--rootless", "--image", "image/oci:1", "unpacked"));
        good(run(folder, "cmp", "orders", "unpacked/rootfs/usr/local/bin/orders"));
        assertThat(good(seaworthy(folder, "trial", "oci:image/oci:/usr/local/bin/orders", "--ready", "port:8085")))
                .contains("ready", "as foretold");
    }

    @Test
    void whatIsNoBaseAndWhatIsNoDescriptionIsToldInALine() throws Exception {
        Path folder = work.resolve("told");
        good(seaworthy(folder, "init", "orders", "--port", "8080", "--with", "docker"));
        Files.createDirectory(folder.resolve("empty"));

        for (List<String> words : List.of(
                List.of("image", "--base", "oci:nowhere"),
                List.of("image", "--base", "oci:empty"),
                List.of("image", "--add", "nowhere:/etc/x"),
                List.of("image", "nowhere.yaml"),
                List.of("image", "orders"),
                List.of("init", "seaworthy.yaml", "-o", "other.yaml"))) {
            Finished refused = seaworthy(folder, words.toArray(String[]::new));

            assertThat(refused.exitCode()).as(words.toString()).isEqualTo(3);
            assertThat(refused.err()).startsWith("seaworthy: ").hasLineCount(1);
        }
        assertThat(folder.resolve("image/oci")).doesNotExist();
    }

    /** The port that stands in the description as known; 0 when none does. */
    private static int describedPort(Path program) throws Exception {
        Path file = Files.createTempDirectory(work, "described").resolve("seaworthy.yaml");
        good(seaworthy(work, "init", program.toString(), "-o", file.toString()));
        return Files.readString(file)
                .lines()
                .filter(line -> line.startsWith("ports: {http: "))
                .mapToInt(line -> Integer.parseInt(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }

    private static Finished seaworthy(Path folder, String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-p",
                Installed.APP.toString(),
                "-m",
                "dev.seaworthy.cli/dev.seaworthy.cli.Main"));
        command.addAll(List.of(words));
        return Finished.of(folder, Map.of(), command);
    }

    private static Finished run(Path folder, String... command) throws Exception {
        return Finished.of(folder, Map.of(), List.of(command));
    }

    private static String good(Finished finished) {
        assertThat(finished.exitCode()).as(finished.err()).isZero();
        return finished.out();
    }
}
