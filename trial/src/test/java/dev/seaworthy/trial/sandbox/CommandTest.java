package dev.seaworthy.trial.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seaworthy.trial.Launch;
import dev.seaworthy.trial.Limits;
import dev.seaworthy.trial.TrialException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command lines of runners, some of which the machines that test this do not have. */
class CommandTest {
    @TempDir
    Path folder;

    private Tools tools;
    private Launch launch;

    @BeforeEach
    void root() throws Exception {
        for (String name : List.of("bwrap", "unshare", "podman", "docker")) {
            Path fake = Files.writeString(folder.resolve(name), "#!/bin/sh\nfor word; do echo \"$word\"; done\n");
            assertThat(fake.toFile().setExecutable(true)).isTrue();
        }
        tools = new Tools(List.of(folder));
        Path root = Files.createDirectory(folder.resolve("root"));
        Files.createDirectory(root.resolve("usr"));
        Files.createDirectory(root.resolve("proc"));
        Files.createSymbolicLink(root.resolve("bin"), Path.of("usr/bin"));
        launch = Launch.of(root, folder.resolve("app"), List.of("--version"), Limits.USUAL);
    }

    @Test
    void bubblewrapShowsTheRootReadOnlyAndStartsTheLauncher() throws Exception {
        List<String> command = command(new Bubblewrap(tools), launch);

        assertThat(command)
                .containsSubsequence("--unshare-net", "--die-with-parent", "--cap-drop", "ALL")
                .containsSubsequence("--symlink", "usr/bin", "/bin", "--ro-bind", launch.root() + "/usr", "/usr")
                .containsSubsequence("--ro-bind", folder + "/app", "/app")
                .containsSubsequence("--remount-ro", "/", "--chdir", "/", "--")
                .endsWith(Layout.LAUNCHER, "/app", "--version")
                .doesNotContain(launch.root() + "/proc", "--bind");
    }

    @Test
    void dockerIsAskedForAnImageWithNothingAllowed() throws Exception {
        Launch image = new Launch(
                launch.root(),
                Optional.of("alpine:3.20"),
                launch.binary(),
                "/app",
                List.of("-v"),
                launch.environment(),
                "/",
                5,
                6,
                false,
                Limits.USUAL);
        try (Workspace workspace = Workspace.create(Limits.USUAL)) {
            ContainerEngine docker = new ContainerEngine("docker", tools);
            Process process = new ProcessBuilder(docker.command(image, workspace)).start();

            // The fake repeats its arguments word by word.
            assertThat(process.inputReader().lines())
                    .containsExactly(
                            "run",
                            "--rm",
                            "--name",
                            workspace.name(),
                            "--hostname",
                            "trial",
                            "--network",
                            "none",
                            "--read-only",
                            "--cap-drop",
                            "ALL",
                            "--security-opt",
                            "no-new-privileges",
                            "--pids-limit",
                            "256",
                            "--memory",
                            "536870912",
                            "--memory-swap",
                            "536870912",
                            "--log-driver",
                            "none",
                            "--tmpfs",
                            "/tmp:rw,nosuid,nodev,mode=1777,size=67108864",
                            "--user",
                            "5:6",
                            "--workdir",
                            "/",
                            "--env",
                            "PATH=" + Launch.USUAL_PATH,
                            "--volume",
                            workspace.launcher() + ":" + Layout.LAUNCHER + ":ro",
                            "--volume",
                            folder + "/app:/app:ro",
                            "--entrypoint",
                            Layout.LAUNCHER,
                            "alpine:3.20",
                            "/app",
                            "-v");
            assertThat(docker.endCommand(workspace))
                    .containsExactly(folder + "/docker", "rm", "--force", workspace.name());
        }
    }

    @Test
    void podmanTakesADirectory() throws Exception {
        assertThat(command(new ContainerEngine("podman", tools), launch))
                .containsSubsequence("--rootfs", launch.root() + ":O", "/app", "--version");
    }

    @Test
    void dockerDoesNot() {
        assertThatThrownBy(() -> command(new ContainerEngine("docker", tools), launch))
                .isInstanceOf(TrialException.class)
                .hasMessageContaining("docker runs images only");
    }

    @Test
    void namesAreQuotedForTheShell() throws Exception {
        Launch odd = Launch.of(launch.root(), folder.resolve("it's $(odd)"), List.of("`a`"), Limits.USUAL);

        assertThat(command(new UserNamespace(tools), odd).getLast())
                .contains("'/it'\\''s $(odd)' '`a`'")
                .contains("'--map-user=0'");
    }

    @Test
    void aPlaceThatCannotBeMadeIsRefused() {
        assertThatThrownBy(() -> command(new Bubblewrap(tools), launch.at("/usr/app")))
                .isInstanceOf(TrialException.class)
                .hasMessageContaining("/usr is read-only");
    }

    @Test
    void theFirstThatWorksIsChosenAndTheOthersSayWhyNot() {
        assertThatThrownBy(() -> Choice.make(Optional.of("podman"), new Tools(List.of())))
                .isInstanceOf(TrialException.class)
                .hasMessageContaining("podman: there is no program podman");
    }

    private static List<String> command(Runner runner, Launch launch) throws Exception {
        try (Workspace workspace = Workspace.create(launch.limits())) {
            return runner.command(launch, workspace);
        }
    }
}
