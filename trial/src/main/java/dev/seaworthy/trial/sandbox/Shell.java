package dev.seaworthy.trial.sandbox;

import dev.seaworthy.trial.Launch;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Command lines that runners by util-linux have in common. */
final class Shell {
    private Shell() {}

    /** A shell that builds a root by a script, and then enters it by a command of {@code unshare}. */
    static List<String> running(String script, List<String> entering, Launch launch, Workspace workspace) {
        List<String> last = new ArrayList<>(List.of("exec", "env", "-i"));
        launch.environment().forEach((name, value) -> last.add(name + "=" + value));
        last.addAll(entering);
        last.addAll(List.of("--root=" + workspace.mountPoint(), "--wd=" + launch.directory(), "--"));
        last.addAll(List.of(Layout.LAUNCHER, launch.path()));
        last.addAll(launch.arguments());
        String line = last.stream()
                .map(word -> word.equals("exec") ? word : MountScript.quoted(word))
                .collect(Collectors.joining(" "));
        return List.of("/bin/sh", "-c", script + line + "\n");
    }

    /**
     * A command that is killed with the one that started it, in a session of its own, where there are the tools for it. In a
     * session of its own it has no terminal to type into; and the kernel shares the processors between sessions (sched(7),
     * autogroups), so that a program that starts hundreds of processes does not keep us from ending it.
     */
    static List<String> apart(Tools tools, List<String> command) {
        List<String> all = new ArrayList<>();
        tools.find("setsid").ifPresent(all::add);
        tools.find("setpriv").ifPresent(program -> all.addAll(List.of(program, "--pdeathsig", "KILL", "--")));
        all.addAll(command);
        return all;
    }
}
