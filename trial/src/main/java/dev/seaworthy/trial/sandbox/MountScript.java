package dev.seaworthy.trial.sandbox;

import dev.seaworthy.trial.Launch;
import dev.seaworthy.trial.TrialException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Makes the shell commands that build a root with the tools of util-linux, in a mount name space that is there already. */
final class MountScript {
    private static final String READ_ONLY = "mount -o remount,bind,ro,nosuid,nodev ";

    private final StringBuilder script = new StringBuilder("set -e\numask 022\n");
    private final Path top;

    private MountScript(Path top) {
        this.top = top;
    }

    /** The commands, up to a root that is ready at the workspace's mount point. */
    static String of(Launch launch, Workspace workspace) throws IOException, TrialException {
        MountScript made = new MountScript(workspace.mountPoint());
        made.build(launch, Layout.of(launch, workspace.launcher()));
        return made.script.toString();
    }

    private void build(Launch launch, Layout layout) throws IOException {
        String size = Long.toString(launch.limits().writable());
        line("mount -t tmpfs -o mode=755,size=1m,nosuid none " + at("/"));
        show(layout.steps());
        line("mkdir " + at("/proc") + " " + at("/dev") + " " + at("/tmp"));
        // Read-only, because the owner of a machine may write to much below /proc/sys without any capability.
        line("mount -t proc -o ro,nosuid,nodev,noexec proc " + at("/proc"));
        line("mount -t tmpfs -o mode=755,size=64k,nosuid,noexec none " + at("/dev"));
        for (String device : List.of("null", "zero", "full", "random", "urandom", "tty")) {
            line(": > " + at("/dev/" + device));
            line("mount --bind /dev/" + device + " " + at("/dev/" + device));
        }
        line("ln -s /proc/self/fd " + at("/dev/fd"));
        line("mkdir " + at("/dev/shm"));
        line("mount -t tmpfs -o mode=1777,size=" + size + ",nosuid,nodev none " + at("/dev/shm"));
        line("mount -o remount,bind,ro " + at("/dev"));
        line("mount -t tmpfs -o mode=1777,size=" + size + ",nosuid,nodev none " + at("/tmp"));
        show(layout.inTmp());
        line("mount -o remount,bind,ro " + at("/"));
        if (!launch.network()) {
            line("ip link set lo up 2>/dev/null || ifconfig lo up 2>/dev/null || :");
        }
    }

    private void show(List<Layout.Step> steps) throws IOException {
        for (Layout.Step step : steps) {
            String inside = at(step.inside());
            switch (step) {
                case Layout.Step.ShownFile(var outside, var _) -> {
                    // Over a file in a directory that is shown already, there is nothing to make.
                    line("[ -e " + inside + " ] || : > " + inside);
                    line("mount --bind " + quoted(outside.toString()) + " " + inside);
                    line(READ_ONLY + inside);
                }
                case Layout.Step.ShownDirectory(var outside, var place) -> {
                    line("mkdir " + inside);
                    line("mount --rbind " + quoted(outside.toString()) + " " + inside);
                    line(READ_ONLY + inside);
                    for (Path below : mountsBelow(outside)) {
                        line(READ_ONLY + at(place + "/" + outside.relativize(below)));
                    }
                }
                case Layout.Step.Link(var target, var _) -> line("ln -s -- " + quoted(target) + " " + inside);
                case Layout.Step.Directory _ -> line("mkdir " + inside);
            }
        }
    }

    /** What is mounted below a directory, from /proc/self/mountinfo: its fifth field is the place, with octal escapes. */
    private static List<Path> mountsBelow(Path directory) throws IOException {
        List<Path> below = new ArrayList<>();
        Path real = directory.toRealPath();
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/mountinfo"), StandardCharsets.ISO_8859_1)) {
            lines.map(line -> line.split(" ", 6))
                    .filter(fields -> fields.length == 6)
                    .forEach(fields -> {
                        Path place = Path.of(unescaped(fields[4]));
                        if (place.startsWith(real) && !place.equals(real)) {
                            below.add(directory.resolve(real.relativize(place)));
                        }
                    });
        }
        return below;
    }

    private static String unescaped(String text) {
        return text.replace("\\040", " ")
                .replace("\\011", "\t")
                .replace("\\012", "\n")
                .replace("\\134", "\\");
    }

    private void line(String command) {
        script.append(command).append('\n');
    }

    private String at(String inside) {
        return quoted(inside.equals("/") ? top.toString() : top + inside);
    }

    /** A word that no shell changes. */
    static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
