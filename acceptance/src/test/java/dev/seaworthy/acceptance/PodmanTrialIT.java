package dev.seaworthy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trials by a real podman: the same answers as by the others, no harm done, and nothing left. */
class PodmanTrialIT {
    private static final String PROGRAM = "hostile-of-podman";
    private static final Laboratory LABORATORY = Laboratory.open();

    @TempDir
    static Path folder;

    private static Path root;
    private static Path temporary;
    private static Map<String, String> environment = Map.of();
    private Set<String> files = Set.of();

    /** A podman that shares nothing with the machine's own, and whose runtime works with control groups of both versions. */
    @BeforeAll
    static void make() throws IOException {
        Commands.run(List.of("gcc", "-static", "-w", "-o", folder.resolve(PROGRAM) + "", "src/test/c/hostile.c"));
        root = folder.resolve("root");
        Path original = LABORATORY.data().resolve("roots/libc6-bookworm");
        Commands.run(List.of("cp", "-a", original.toString(), root.toString()));
        Files.writeString(root.resolve("etc/os-release"), "ID=debian\n");
        temporary = Files.createDirectory(folder.resolve("temporary"));
        environment = podman("runc");
    }

    private static Map<String, String> podman(String runtime) throws IOException {
        Path own = Files.createDirectory(folder.resolve("podman-" + runtime));
        Path engine = Files.writeString(own.resolve("containers.conf"), """
                [engine]
                runtime = "%s"
                cgroup_manager = "cgroupfs"
                events_logger = "none"
                tmp_dir = "%s/tmp"
                [engine.runtimes]
                broken = ["/bin/false"]
                """.formatted(runtime, own));
        Path storage = Files.writeString(own.resolve("storage.conf"), """
                [storage]
                driver = "vfs"
                graphroot = "%s/graph"
                runroot = "%s/run"
                """.formatted(own, own));
        return Map.of(
                "CONTAINERS_CONF",
                engine.toString(),
                "CONTAINERS_STORAGE_CONF",
                storage.toString(),
                "LC_ALL",
                "C.UTF-8");
    }

    @BeforeEach
    void count() throws IOException {
        files = files();
    }

    @AfterEach
    void nothingIsLeft() throws Exception {
        Finished containers = Finished.of(folder, environment, List.of("podman", "ps", "--all", "--quiet"));
        assertThat(containers.exitCode()).as(containers.err()).isZero();
        assertThat(containers.out()).isEmpty();
        for (int i = 0; i < 50 && isRunning(); i++) {
            Thread.sleep(100);
        }
        assertThat(isRunning()).as("a process is left").isFalse();
        assertThat(files()).isEqualTo(files);
        assertThat(Files.readString(Path.of("/proc/mounts"))).doesNotContain("seaworthy-trial-");
    }

    @ParameterizedTest
    @ValueSource(strings = {"network", "alter", "delete", "mount", "disk", "daemon"})
    void doesNoHarm(String kind) throws Exception {
        Finished finished = trial(kind, "10s", "128m");

        assertThat(finished.err()).isEmpty();
        assertThat(finished.out())
                .containsPattern("\"runner\": ?\"podman\"")
                .containsPattern("\"output\": ?\"refused\\\\n\"");
    }

    @Test
    void forksWithoutEndAndEatsMemory() throws Exception {
        Finished forks = trial("fork", "2s", "128m");
        assertThat(forks.out()).as(forks.err()).containsPattern("\"outcome\": ?\"stopped\"");
        assertThat(trial("memory", "30s", "64m").out())
                .containsPattern("\"exitStatus\": ?137")
                .doesNotContain("DONE");
    }

    @Test
    void ignoresThatItShouldEnd() throws Exception {
        Finished finished = seaworthy(environment, folder.resolve(PROGRAM), "--ready", "log:listening", "--", "term");

        assertThat(finished.err()).isEmpty();
        assertThat(finished.out()).containsPattern("\"outcome\": ?\"ready\"").containsPattern("\"toReady\"");
    }

    /** One program with C where it runs, and where it does not, in the loader's words. */
    @Test
    void agreesWithTheCheck() throws Exception {
        Path binary = LABORATORY.data().resolve("built/1.24-cgo/network");
        String musl = "dir:" + LABORATORY.data().resolve("roots/musl-bookworm");

        assertThat(seaworthy(environment, binary).out())
                .containsPattern("\"started\": ?true")
                .containsPattern("\"agreement\": ?\"agrees\"");
        assertThat(seaworthy(environment, binary, "--on", musl).out())
                .containsPattern("\"outcome\": ?\"notExecuted\"")
                .contains("no such file or directory")
                .containsPattern("\"agreement\": ?\"agrees\"");
    }

    @Test
    void anEngineWhoseRuntimeDoesNotWorkIsNoRunner() throws Exception {
        Finished finished = seaworthy(podman("broken"), folder.resolve(PROGRAM));

        assertThat(finished.exitCode()).isEqualTo(3);
        assertThat(finished.out()).isEmpty();
        assertThat(finished.err()).hasLineCount(1).startsWith("seaworthy: no runner works here (podman: ");
        System.out.println(finished.err());
    }

    private static Finished trial(String kind, String timeout, String memory) throws Exception {
        return seaworthy(environment, folder.resolve(PROGRAM), "--timeout", timeout, "--memory", memory, "--", kind);
    }

    private static Finished seaworthy(Map<String, String> environment, Path binary, String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + temporary,
                "-p",
                Installed.APP.toString(),
                "-m",
                "dev.seaworthy.cli/dev.seaworthy.cli.Main",
                "trial",
                binary.toString(),
                "--with",
                "podman",
                "--json"));
        if (!List.of(words).contains("--on")) {
            command.addAll(List.of("--on", "dir:" + root));
        }
        command.addAll(List.of(words));
        return Finished.of(folder, environment, command);
    }

    /** All that the root has, with podman's would-be mount points, and what trials make for themselves. */
    private static Set<String> files() throws IOException {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> all = Files.walk(root)) {
            all.map(Path::toString).forEach(found::add);
        }
        try (Stream<Path> all = Files.list(temporary)) {
            all.map(Path::toString).forEach(found::add);
        }
        return found;
    }

    private static boolean isRunning() {
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            return all.anyMatch(one -> one.info().command().orElse("").contains(PROGRAM));
        }
    }
}
