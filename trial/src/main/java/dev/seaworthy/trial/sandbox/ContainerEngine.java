package dev.seaworthy.trial.sandbox;

import dev.seaworthy.trial.Launch;
import dev.seaworthy.trial.TrialException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code podman} or {@code docker}, by its command line. Podman takes any root directory; Docker knows only images, so with
 * it a target must be one of a registry. Processes of a container are not below ours: they cannot be watched, only timed.
 */
public record ContainerEngine(String name, Tools tools) implements Runner {
    @Override
    public Optional<String> trouble() {
        return tools.find(name)
                .map(program -> tools.complaint(
                        // Docker's client works without its server; podman has none.
                        name.equals("docker")
                                ? List.of(program, "version", "--format", "{{.Server.Version}}")
                                : List.of(program, "info")))
                .orElse(Optional.of("there is no program " + name));
    }

    @Override
    public List<String> command(Launch launch, Workspace workspace) throws TrialException {
        List<String> command = new ArrayList<>();
        command.add(tools.find(name).orElseThrow(() -> new TrialException("there is no program " + name)));
        command.addAll(List.of("run", "--rm", "--name", workspace.name(), "--hostname", "trial"));
        command.addAll(List.of("--network", launch.network() ? "host" : "none", "--read-only"));
        command.addAll(List.of("--cap-drop", "ALL", "--security-opt", "no-new-privileges"));
        command.addAll(List.of("--pids-limit", Integer.toString(launch.limits().processes())));
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
                .map(program -> List.of(program, "rm", "--force", workspace.name()))
                .orElse(List.of());
    }

    @Override
    public boolean isWatchable() {
        return false;
    }
}
