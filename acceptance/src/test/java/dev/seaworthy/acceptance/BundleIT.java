package dev.seaworthy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Five real programs from the binary to the service that answers: {@code init}, a few edited lines, {@code bundle},
 * {@code image}; every file before the program that reads it, the image in a trial, the unit under systemd. Prints the
 * table of docs/evidence/bundle.md.
 */
class BundleIT {
    private static final Path DATA = Laboratory.open().data();
    private static final Path UNDER_SYSTEMD = Installed.ROOT.resolve("acceptance/src/test/sh/under-systemd");
    private static final List<String> ROWS = Collections.synchronizedList(new ArrayList<>());
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Its configuration comes beside the bundle, from whoever runs it. */
    private static final String PROMETHEUS = "global: {scrape_interval: 15s}\n";

    @TempDir
    static Path work;

    private static LoopbackRegistry registry;
    private static Path home;
    private static Manifests manifests;

    @BeforeAll
    static void bundle() throws Exception {
        registry = LoopbackRegistry.start(work.resolve("registry"), true);
        home = registry.home(work.resolve("home"), LoopbackRegistry.LOGIN);
        manifests = new Manifests();
        registry.push(withSqlite(), "base/sqlite:12", work.resolve("sqlite"));
        registry.push(withCertificatesAndZones(), "base/world:1", work.resolve("world"));
        for (DeployedService service : services()) {
            Path folder = Files.createDirectory(work.resolve(service.name()));
            Files.copy(service.binary(), folder.resolve(service.name()));
            Files.writeString(folder.resolve("prometheus.yml"), PROMETHEUS);
            List<String> init = new ArrayList<>(List.of("init", service.name()));
            init.addAll(service.options());
            good(seaworthy(folder, init));
            Path description = folder.resolve("seaworthy.yaml");
            Files.writeString(description, service.edited(Files.readString(description)));
            good(seaworthy(folder, List.of("bundle", "--resolve")));
            good(seaworthy(folder, List.of("bundle", "--resolve", "--check")));
        }
    }

    static List<DeployedService> services() {
        return DeployedService.all(DATA, registry.host());
    }

    /** The C library's package alone, and SQLite's of this machine. */
    private static Path withSqlite() throws IOException {
        Path root = work.resolve("with-sqlite");
        Commands.run(List.of("cp", "-a", DATA.resolve("roots/libc6-bookworm").toString(), root.toString()));
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(Path.of("/usr/lib"), "*-linux-gnu")) {
            for (Path folder : folders) {
                if (Files.exists(folder.resolve("libsqlite3.so.0"))) {
                    Path to = Files.createDirectories(root.resolve("lib").resolve(folder.getFileName()));
                    Files.copy(folder.resolve("libsqlite3.so.0"), to.resolve("libsqlite3.so.0"));
                }
            }
        }
        return root;
    }

    private static Path withCertificatesAndZones() throws IOException {
        Path root = Files.createDirectory(work.resolve("with-world"));
        for (String part : List.of("scratch-certificates", "scratch-zones")) {
            Commands.run(List.of("cp", "-a", DATA.resolve("runtime/roots/" + part) + "/.", root + "/"));
        }
        return root;
    }

    @AfterAll
    static void print() {
        registry.close();
        Collections.sort(ROWS);
        System.out.println("bundle: | service | by | what |\nbundle: | --- | --- | --- |");
        ROWS.forEach(row -> System.out.println("bundle: " + row));
    }

    @ParameterizedTest
    @MethodSource("services")
    void everyFileIsTakenByWhatReadsIt(DeployedService service) throws Exception {
        ROWS.addAll(new BundleFiles(service.name(), work.resolve(service.name() + "/bundle"), manifests).check());
    }

    @ParameterizedTest
    @MethodSource("services")
    void theImageAnswersAndIsTheSameForOthers(DeployedService service) throws Exception {
        Path folder = work.resolve(service.name());
        List<String> image = new ArrayList<>(List.of("image", "--as", "oci,push"));
        if (service.name().equals("prometheus")) {
            image.addAll(List.of("--add", "prometheus.yml:/etc/prometheus.yml"));
        }
        String made = good(seaworthy(folder, image));
        String digest = made.lines().findFirst().orElseThrow().split("  ", 2)[1];
        String pushed = "docker://" + registry.host() + "/" + service.name() + ":1";
        assertThat(run(folder, "skopeo", "inspect", "--tls-verify=false", "--format", "{{.Digest}}", pushed)
                        .strip())
                .isEqualTo(digest);
        run(folder, "umoci", "unpack", "--rootless", "--image", "image/oci:1", "unpacked");
        run(folder, "cmp", service.name(), "unpacked/rootfs/usr/local/bin/" + service.name());
        ROWS.add(row(service, "skopeo, umoci", "the image that was pushed and the one on disk, the binary in it"));

        List<String> trial = new ArrayList<>(List.of(
                "trial",
                "oci:image/oci:/usr/local/bin/" + service.name(),
                "--user",
                "65532:65532",
                "--ready",
                service.ready(),
                "--timeout",
                "60s",
                "--lang",
                "en"));
        if (!service.arguments().isEmpty()) {
            trial.add("--");
            trial.addAll(service.arguments());
        }
        assertThat(good(seaworthy(folder, trial))).contains("ready, ended when asked to", "as foretold");
        ROWS.add(row(
                service, "seaworthy trial", "the image, as user 65532: " + service.ready() + ", ends when asked to"));
    }

    /** Another builder makes of the Dockerfile what this one makes without it. */
    @ParameterizedTest
    @MethodSource("services")
    void theDockerfileGivesTheSameImage(DeployedService service) throws Exception {
        Path folder = work.resolve(service.name());
        String dockerfile = Files.readString(folder.resolve("bundle/docker/Dockerfile"));
        if (service.edits().getOrDefault("docker", "").contains("base:")) {
            assertThat(dockerfile)
                    .containsPattern("FROM " + registry.host() + "/base/[a-z]+:[0-9]+@sha256:[0-9a-f]{64}");
        }
        List<String> buildah = List.of(
                DATA.resolve("bin/bookworm-buildah/buildah").toString(),
                "--root",
                work.resolve("buildah").toString(),
                "--runroot",
                work.resolve("buildah-run").toString(),
                "--storage-driver",
                "vfs");
        Path policy = Files.writeString(
                work.resolve("policy.json"), "{\"default\": [{\"type\": \"insecureAcceptAnything\"}]}");
        List<String> build = new ArrayList<>(buildah);
        build.addAll(List.of("bud", "--isolation", "chroot", "--signature-policy", policy.toString()));
        build.addAll(List.of(
                "--tls-verify=false",
                "--authfile",
                home.resolve(".docker/config.json").toString()));
        build.addAll(List.of("-q", "-f", "bundle/docker/Dockerfile", "-t", service.name() + ":1", "."));
        run(folder, build.toArray(String[]::new));
        List<String> inspect = new ArrayList<>(buildah);
        inspect.addAll(List.of("inspect", "--type", "image", service.name() + ":1"));
        JsonNode theirs = JSON.readTree(run(folder, inspect.toArray(String[]::new)))
                .path("OCIv1")
                .path("config");
        good(seaworthy(folder, List.of("image", "-o", "plain")));
        JsonNode ours = JSON.readTree(run(folder, "skopeo", "inspect", "--config", "oci:plain/oci:1"))
                .path("config");
        for (String key : List.of("User", "ExposedPorts", "Entrypoint", "Cmd")) {
            assertThat(ours.path(key)).as(key).isEqualTo(theirs.path(key));
        }
        ROWS.add(row(service, "buildah", "builds the Dockerfile; user, ports and command as in the image without it"));
    }

    /** Each unit in a machine whose process 1 is systemd; on machines where that cannot be, this is skipped. */
    @Test
    void theUnitsStartAndAnswer() throws Exception {
        Path root = work.resolve("machine");
        Path programs = Files.createDirectories(root.resolve("usr/local/bin"));
        Path units = Files.createDirectories(root.resolve("etc/systemd/system"));
        for (String part : List.of("scratch-certificates", "scratch-zones")) {
            Commands.run(List.of("cp", "-a", DATA.resolve("runtime/roots/" + part) + "/.", root + "/"));
        }
        Files.writeString(root.resolve("etc/prometheus.yml"), PROMETHEUS);
        for (DeployedService service : services()) {
            Path bundle = work.resolve(service.name() + "/bundle");
            Commands.run(List.of(
                    "install",
                    service.binary().toString(),
                    programs.resolve(service.name()).toString()));
            for (Path unit : list(bundle.resolve("systemd"))) {
                boolean isJournal = unit.getFileName().toString().startsWith("journald@");
                Files.copy(unit, (isJournal ? root.resolve("etc/systemd") : units).resolve(unit.getFileName()));
            }
            for (Path accounts : list(bundle.resolve("sysusers.d"))) {
                Path folder = Files.createDirectories(root.resolve("etc/sysusers.d"));
                Files.copy(accounts, folder.resolve(accounts.getFileName()));
            }
        }
        List<String> command = new ArrayList<>(List.of(UNDER_SYSTEMD.toString(), root.toString()));
        command.addAll(List.of("bash", "-euc", UnitProbe.script(services(), DATA.resolve("deployed/load"))));
        Finished finished = Finished.of(work, Map.of(), command);
        assumeTrue(finished.exitCode() != 125, "systemd cannot run here: " + finished.err());

        System.out.println(finished.out());
        assertThat(finished.exitCode()).as(finished.out() + finished.err()).isZero();
        for (DeployedService service : services()) {
            List<String> said = finished.out()
                    .lines()
                    .filter(line -> line.startsWith(service.name() + ": "))
                    .map(line -> line.substring(service.name().length() + 2))
                    .toList();
            assertThat(said).as(finished.out()).isNotEmpty();
            ROWS.add(row(service, "systemd as process 1", String.join("; ", said)));
        }
    }

    @Test
    void aWrongPasswordIsToldInALine() throws Exception {
        Path stranger = registry.home(work.resolve("stranger"), "ada:guess");
        Path folder = work.resolve("notes");

        for (List<String> words :
                List.of(List.of("image", "--as", "push"), List.of("bundle", "--resolve", "-o", "none"))) {
            Finished refused = seaworthy(folder, stranger, words);

            assertThat(refused.exitCode()).as(words + refused.out()).isEqualTo(3);
            assertThat(refused.err())
                    .contains("refuses access (401)", registry.host())
                    .hasLineCount(1);
        }
        assertThat(folder.resolve("none")).doesNotExist();
    }

    private static List<Path> list(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static String row(DeployedService service, String tool, String what) {
        return "| " + service.name() + " | " + tool + " | " + what + " |";
    }

    private static Finished seaworthy(Path folder, List<String> words) throws Exception {
        return seaworthy(folder, home, words);
    }

    private static Finished seaworthy(Path folder, Path home, List<String> words) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-p",
                Installed.APP.toString(),
                "-m",
                "dev.seaworthy.cli/dev.seaworthy.cli.Main"));
        command.addAll(words);
        return Finished.of(folder, Map.of("HOME", home.toString()), command);
    }

    private static String run(Path folder, String... command) throws Exception {
        return good(Finished.of(folder, Map.of("HOME", home.toString()), List.of(command)));
    }

    private static String good(Finished finished) {
        assertThat(finished.exitCode()).as(finished.out() + finished.err()).isZero();
        return finished.out();
    }
}
