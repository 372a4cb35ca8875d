package dev.seaworthy.trial.sandbox;

import dev.seaworthy.trial.Launch;
import dev.seaworthy.trial.TrialException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How the root looks from inside: what is at the top of the target's root is shown one by one, read-only, in an empty file
 * system in memory. So nothing has to be made in the root itself, not even a mount point.
 *
 * @param steps in the order in which they are taken
 * @param inTmp what is then shown in the new and empty {@code /tmp}
 */
public record Layout(List<Step> steps, List<Step> inTmp) {
    /** Where the launcher is. */
    public static final String LAUNCHER = "/.seaworthy-launcher";

    /** What every run gets new. */
    private static final Set<String> REPLACED = Set.of("proc", "dev", "sys", "tmp");

    /**
     * Of this machine, what holds sockets of its services, through which one could ask them for things, and what is
     * personal.
     */
    private static final Set<String> HIDDEN_OF_HOST = Set.of("run", "home", "root", "mnt", "media", "lost+found");

    /** One thing that the program sees. */
    public sealed interface Step {
        /** Where it is in the root, absolute. */
        String inside();

        /** A file from outside, read-only. */
        record ShownFile(Path outside, String inside) implements Step {}

        /** A directory from outside, read-only, with what is mounted below it. */
        record ShownDirectory(Path outside, String inside) implements Step {}

        /** A symbolic link. */
        record Link(String target, String inside) implements Step {}

        /** An empty directory that cannot be written to. */
        record Directory(String inside) implements Step {}
    }

    public Layout {
        steps = List.copyOf(steps);
        inTmp = List.copyOf(inTmp);
    }

    /**
     * Looks at a root.
     *
     * @throws IOException when it cannot be read
     * @throws TrialException when the binary cannot be shown where it should be
     */
    public static Layout of(Launch launch, Path launcher) throws IOException, TrialException {
        List<Step> steps = new ArrayList<>();
        boolean host = launch.root().equals(Path.of("/"));
        List<Path> children;
        try (Stream<Path> listed = Files.list(launch.root())) {
            children = listed.sorted().toList();
        }
        for (Path child : children) {
            String name = child.getFileName().toString();
            if (REPLACED.contains(name) || (host && HIDDEN_OF_HOST.contains(name))) {
                continue;
            }
            if (Files.isSymbolicLink(child)) {
                steps.add(new Step.Link(Files.readSymbolicLink(child).toString(), "/" + name));
            } else if (Files.isDirectory(child)) {
                steps.add(new Step.ShownDirectory(child, "/" + name));
            } else if (Files.isRegularFile(child)) {
                steps.add(new Step.ShownFile(child, "/" + name));
            }
        }
        List<Step> inTmp = new ArrayList<>();
        place(launch, steps, inTmp);
        (isInTmp(launch) ? inTmp : steps).add(new Step.ShownFile(launch.binary(), launch.path()));
        steps.add(new Step.ShownFile(launcher, LAUNCHER));
        return new Layout(steps, inTmp);
    }

    private static boolean isInTmp(Launch launch) {
        return launch.path().startsWith("/tmp/");
    }

    /** Sees to it that there is a place for the binary. */
    private static void place(Launch launch, List<Step> steps, List<Step> inTmp) throws TrialException {
        Path path = Path.of(launch.path()).normalize();
        if (!path.toString().equals(launch.path()) || path.getNameCount() == 0) {
            throw new TrialException("the binary cannot be shown at " + launch.path() + ": give a plain absolute path");
        }
        if (path.getNameCount() == 1) {
            steps.removeIf(step -> step.inside().equals(launch.path()));
            return;
        }
        String top = "/" + path.getName(0);
        if (isInTmp(launch)) {
            for (int depth = 2; depth < path.getNameCount(); depth++) {
                inTmp.add(new Step.Directory("/" + path.subpath(0, depth)));
            }
            return;
        }
        if (REPLACED.contains(top.substring(1))) {
            throw new TrialException(
                    "the binary cannot be shown at " + launch.path() + ", because every run gets a new " + top
                            + "; choose another path, such as /trial/" + path.getFileName());
        }
        if (steps.stream().noneMatch(step -> step.inside().equals(top))) {
            for (int depth = 1; depth < path.getNameCount(); depth++) {
                steps.add(new Step.Directory("/" + path.subpath(0, depth)));
            }
            return;
        }
        // Below a directory of the root nothing can be made, because it is read-only.
        if (!Files.isRegularFile(launch.root().resolve(path.toString().substring(1)), LinkOption.NOFOLLOW_LINKS)) {
            throw new TrialException("the binary cannot be shown at " + launch.path()
                    + ", because the target's " + top + " is read-only and has no such file; choose a path in a"
                    + " directory that the target does not have, such as /trial/" + path.getFileName());
        }
    }
}
