package dev.seaworthy.verdict;

import dev.seaworthy.binary.BinaryFacts;
import dev.seaworthy.target.Machine;
import dev.seaworthy.target.TargetFacts;
import dev.seaworthy.target.loader.Loading;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One binary on one target, with everything that rules look at.
 *
 * @param name the binary's file name
 * @param path where it lies, or will lie, in the target
 * @param permission whether its file may be executed
 * @param start user, environment and working directory, the image's included
 * @param binary what it is
 * @param target where it is to run
 * @param machine the kernel and processor under the target
 * @param loader tells what the dynamic loader does with it, see {@link #loading}; always the same
 * @param plugins the Go plugins that it is to load
 */
public record Case(
        String name,
        String path,
        Permission permission,
        Start start,
        BinaryFacts binary,
        TargetFacts target,
        Machine machine,
        Supplier<Optional<Loading>> loader,
        List<Plugin> plugins) {
    public Case {
        plugins = List.copyOf(plugins);
    }

    /** What the dynamic loader does with the binary; empty for static ones. Simulated when the first rule asks. */
    public Optional<Loading> loading() {
        return loader.get();
    }

    /** A case without plugins. */
    public Case(
            String name,
            String path,
            Permission permission,
            Start start,
            BinaryFacts binary,
            TargetFacts target,
            Machine machine,
            Optional<Loading> loading) {
        this(name, path, permission, start, binary, target, machine, () -> loading, List.of());
    }
}
