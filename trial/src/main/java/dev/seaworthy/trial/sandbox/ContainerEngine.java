package dev.seaworthy.trial.sandbox;

import dev.seaworthy.trial.Launch;
import dev.seaworthy.trial.Limits;
import dev.seaworthy.trial.TrialException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code podman} or {@code docker}, by its command line. Podman takes any root directory; Docker knows only images, so with
 * it a target must be one of a registry. Processes of a container are not below ours: they cannot be watched, only timed.
 */
public record ContainerEngine(String name, Tools tools) implements Runner {
    /** A container engine may set up much before it finds out that this machine is none for it. */
    private static final int PATIENCE_SECONDS = 60;

    @Override
    public Optional<String> trouble() {
        Optional<String> program = tools.find(name);
        if (program.isEmpty()) {
            return Optional.of("there is no program " + name);
        }
        if (name.equals("docker")) {
            // Its client works without its server.
            return tools.complaint(List.of(program.get(), "version", "--format", "{{.Server.Version}}"));
        }
        // "podman info" is content where its runtime is not, so a container is run in which there is our launcher
        // alone.
        try (Workspace attempt = Workspace.create(Limits.USUAL)) {
            Launch launch = Launch.of(attempt.mountPoint(), attempt.launcher(), List.of(), Limits.USUAL);
            return tools.complaint(command(launch, attempt), Optional.of(Launcher.STARTING.strip()), PATIENCE_SECONDS);
        } catch (IOException | TrialException problem) {
            return Optional.of(String.valueOf(problem.getMessage()));
        }
    }

    @Override
    public List<String> command(Launch launch, Workspace workspace) throws TrialException {
        List<String> command = new ArrayList<>();
        command.add(tools.find(name).orElseThrow(() -> new TrialException("there is no program " + name)));
        command.addAll(List.of("run", "--rm", "--name", workspace.name(), "--hostname", "trial"));
        command.addAll(List.of("--network", launch.network() ? "host" : "none", "--read-only"));
        command.addAll(List.of("--cap-drop", "ALL", "--security-opt", "no-new-privileges"));
        command.addAll(List.of("--pids-limit", Integer.toString(launch.limits().processes())));
        if (name.equals("podman")) {
            // Read-only means to it that /run and /var/tmp are in memory, without a limit of their own.
            command.add("--read-only-tmpfs=false");
            // It would ask for a million of each, which a machine may not allow to its administrator either.
            OpenFiles.most().ifPresent(most -> command.addAll(List.of("--ulimit", "nofile=" + most + ":" + most)));
            int processes = launch.limits().processes();
            command.addAll(List.of("--ulimit", "nproc=" + processes + ":" + processes));
        }
        String memory = Long.toString(launch.limits().memory());
        command.addAll(List.of("--memory", memory, "--memory-swap", memory, "--log-driver", "none"));
        command.addAll(List.of(
                "--tmpfs",
                "/tmp:rw,nosuid,nodev,mode=1777,size=" + launch.limits().writable()));
        command.addAll(List.of("--user", launch.user() + ":" + launch.group(), "--workdir", launch.directory()));
        launch.environment().forEach((key, value) -> command.addAll(List.of("--env", key + "=" + value)));
        command.addAll(List.of("--volume", workspace.launcher() + ":" + Layout.LAUNCHER + ":ro"));
        command.addAll(List.of("--volume", launch.binary() + ":" + launch.path() + ":ro"));
        command.addAll(List.of("--entrypoint", Layout.LAUNCHER));
        if (launch.image().isPresent()) {
            command.add(launch.image().get());
        } else if (name.equals("podman")) {
            // ":O" lays a file system over it that goes away: podman would make mount points in the directory itself.
            command.addAll(List.of("--rootfs", launch.root() + ":O"));
        } else {
            throw new TrialException(
                    "docker runs images only; name one of a registry (registry:NAME), or use another" + " runner");
        }
        command.add(launch.path());
        command.addAll(launch.arguments());
        return command;
    }

    @Override
    public List<String> endCommand(Workspace workspace) {
        return tools.find(name)
                // Podman would ask it to end, and wait for ten seconds.
                .map(program -> name.equals("podman")
                        ? List.of(program, "rm", "--force", "--time", "0", workspace.name())
                        : List.of(program, "rm", "--force", workspace.name()))
                .orElse(List.of());
    }

    @Override
    public boolean isWatchable() {
        return false;
    }
}
