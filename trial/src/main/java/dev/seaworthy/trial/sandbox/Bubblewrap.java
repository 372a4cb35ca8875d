package dev.seaworthy.trial.sandbox;

import dev.seaworthy.trial.Launch;
import dev.seaworthy.trial.TrialException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code bwrap}: name spaces of the user's own, made by a small program that Flatpak made a household tool. */
public record Bubblewrap(Tools tools) implements Runner {
    private static final String PROGRAM = "bwrap";

    @Override
    public String name() {
        return PROGRAM;
    }

    @Override
    public Optional<String> trouble() {
        Optional<String> program = tools.find(PROGRAM);
        if (program.isEmpty()) {
            return Optional.of("there is no program bwrap");
        }
        List<String> attempt = new ArrayList<>(List.of(program.get()));
        attempt.addAll(List.of("--unshare-all", "--unshare-user", "--ro-bind", "/", "/", "--proc", "/proc"));
        attempt.addAll(List.of("--dev", "/dev", "--size", "4096", "--tmpfs", "/tmp", "--", "/bin/sh", "-c", ":"));
        return tools.complaint(attempt).map(NameSpaceSwitches::explained);
    }

    @Override
    public List<String> command(Launch launch, Workspace workspace) throws IOException, TrialException {
        List<String> command = new ArrayList<>();
        command.add(tools.find(PROGRAM).orElseThrow(() -> new TrialException("there is no program bwrap")));
        command.addAll(List.of("--unshare-user", "--unshare-ipc", "--unshare-pid", "--unshare-uts"));
        command.add("--unshare-cgroup-try");
        if (!launch.network()) {
            command.add("--unshare-net");
        }
        command.addAll(List.of("--die-with-parent", "--new-session", "--hostname", "trial"));
        command.addAll(List.of("--uid", Integer.toString(launch.user()), "--gid", Integer.toString(launch.group())));
        command.addAll(List.of("--cap-drop", "ALL", "--clearenv"));
        launch.environment().forEach((name, value) -> command.addAll(List.of("--setenv", name, value)));
        Layout layout = Layout.of(launch, workspace.launcher());
        layout.steps().forEach(step -> command.addAll(shown(step)));
        String size = Long.toString(launch.limits().writable());
        // Read-only, because root of a machine may write to much below /proc/sys without any capability.
        command.addAll(List.of("--proc", "/proc", "--remount-ro", "/proc", "--dev", "/dev"));
        command.addAll(List.of("--size", size, "--perms", "1777", "--tmpfs", "/dev/shm", "--remount-ro", "/dev"));
        command.addAll(List.of("--size", size, "--perms", "1777", "--tmpfs", "/tmp"));
        layout.inTmp().forEach(step -> command.addAll(shown(step)));
        command.addAll(List.of("--remount-ro", "/", "--chdir", launch.directory(), "--"));
        command.addAll(List.of(Layout.LAUNCHER, launch.path()));
        command.addAll(launch.arguments());
        return command;
    }

    private static List<String> shown(Layout.Step step) {
        return switch (step) {
            case Layout.Step.ShownFile(var outside, var inside) -> List.of("--ro-bind", outside.toString(), inside);
            case Layout.Step.ShownDirectory(var outside, var inside) ->
                List.of("--ro-bind", outside.toString(), inside);
            case Layout.Step.Link(var target, var inside) -> List.of("--symlink", target, inside);
            case Layout.Step.Directory(var inside) -> List.of("--dir", inside);
        };
    }
}
