package dev.seaworthy.trial.sandbox;

import dev.seaworthy.trial.Launch;
import dev.seaworthy.trial.TrialException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code chroot}: for the administrator of a machine without name spaces of users. The others are there in every kernel of
 * today. Who would be root runs as nobody, because root of the machine may do much even without capabilities.
 */
public record ChangedRoot(Tools tools) implements Runner {
    /** Who owns nothing. */
    static final int NOBODY = 65534;

    @Override
    public String name() {
        return "chroot";
    }

    @Override
    public Optional<String> trouble() {
        if (!Tools.isRoot()) {
            return Optional.of("only root may");
        }
        Optional<String> program = tools.find("unshare");
        if (program.isEmpty()) {
            return Optional.of("there is no program unshare");
        }
        List<String> attempt = new ArrayList<>(outer(program.get(), false));
        attempt.addAll(List.of("/bin/sh", "-c", "mount -t tmpfs none /mnt && mount -t proc proc /mnt"));
        return tools.complaint(attempt);
    }

    @Override
    public List<String> command(Launch launch, Workspace workspace) throws IOException, TrialException {
        String program = tools.find("unshare").orElseThrow(() -> new TrialException("there is no program unshare"));
        int user = launch.user() == 0 ? NOBODY : launch.user();
        int group = launch.group() == 0 ? NOBODY : launch.group();
        List<String> last = List.of(program, "--setgid=" + group, "--setuid=" + user);
        List<String> command = new ArrayList<>(outer(program, launch.network()));
        command.addAll(Shell.running(MountScript.of(launch, workspace), last, launch, workspace));
        return Shell.apart(tools, command);
    }

    private static List<String> outer(String program, boolean network) {
        List<String> words = new ArrayList<>(List.of(program, "--mount", "--pid", "--fork", "--kill-child=KILL"));
        words.addAll(List.of("--ipc", "--uts"));
        if (!network) {
            words.add("--net");
        }
        words.add("--");
        return words;
    }
}
