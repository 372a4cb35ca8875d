package dev.seaworthy.trial.sandbox;

import dev.seaworthy.trial.Launch;
import dev.seaworthy.trial.TrialException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code unshare}: name spaces of the user's own, made with the tools of util-linux alone. */
public record UserNamespace(Tools tools) implements Runner {
    private static final String PROGRAM = "unshare";

    @Override
    public String name() {
        return PROGRAM;
    }

    @Override
    public Optional<String> trouble() {
        Optional<String> program = tools.find(PROGRAM);
        if (program.isEmpty()) {
            return Optional.of("there is no program unshare");
        }
        List<String> attempt = new ArrayList<>(outer(program.get(), false));
        attempt.addAll(List.of("/bin/sh", "-c", "mount -t tmpfs none /mnt && mount -t proc proc /mnt && exec "));
        attempt.set(
                attempt.size() - 1,
                attempt.getLast() + program.get() + " --user --map-user=1 --map-group=1 /bin/sh -c :");
        return tools.complaint(attempt).map(NameSpaceSwitches::explained);
    }

    @Override
    public List<String> command(Launch launch, Workspace workspace) throws IOException, TrialException {
        String program = tools.find(PROGRAM).orElseThrow(() -> new TrialException("there is no program unshare"));
        List<String> last = new ArrayList<>(List.of(program, "--user"));
        last.addAll(List.of("--map-user=" + launch.user(), "--map-group=" + launch.group()));
        List<String> command = new ArrayList<>(outer(program, launch.network()));
        command.addAll(Shell.running(MountScript.of(launch, workspace), last, launch, workspace));
        return Shell.apart(tools, command);
    }

    private static List<String> outer(String program, boolean network) {
        List<String> words = new ArrayList<>(List.of(program, "--user", "--map-root-user", "--mount", "--pid"));
        words.addAll(List.of("--fork", "--kill-child=KILL", "--ipc", "--uts"));
        if (!network) {
            words.add("--net");
        }
        words.add("--");
        return words;
    }
}
