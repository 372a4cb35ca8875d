package dev.seaworthy.trial.sandbox;

import dev.seaworthy.trial.Launch;
import dev.seaworthy.trial.TrialException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A way to run a program in a root. It only makes command lines; {@link dev.seaworthy.trial.Trial} runs them. */
public sealed interface Runner permits Bubblewrap, UserNamespace, ChangedRoot, ContainerEngine, Traced {
    /** All, those first that keep a program in best with least. */
    static List<Runner> all(Tools tools) {
        return List.of(
                new Bubblewrap(tools),
                new UserNamespace(tools),
                new ChangedRoot(tools),
                new ContainerEngine("podman", tools),
                new ContainerEngine("docker", tools));
    }

    /** The word for {@code --with}. */
    String name();

    /** Finds out by a quick attempt why this does not work here; empty when it does. */
    Optional<String> trouble();

    /**
     * The command that runs a program.
     *
     * @param workspace files of this run
     * @throws IOException when the root cannot be read or the workspace not be written
     * @throws TrialException when this runner cannot do what is asked
     */
    List<String> command(Launch launch, Workspace workspace) throws IOException, TrialException;

    /** The command that ends everything that a run started; empty when it suffices to kill the processes below ours. */
    default List<String> endCommand(Workspace workspace) {
        return List.of();
    }

    /** Whether the program's processes are below the one that was started here, so that they can be watched. */
    default boolean isWatchable() {
        return true;
    }
}
