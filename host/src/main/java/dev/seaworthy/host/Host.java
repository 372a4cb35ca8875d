package dev.seaworthy.host;

import dev.seaworthy.target.HostReader;
import dev.seaworthy.target.Machine;
import dev.seaworthy.target.TargetFacts;
import dev.seaworthy.target.TargetReader;
import dev.seaworthy.target.root.DirectoryRoot;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A host, opened for reading. Nothing of it is ever written.
 *
 * @param root where its files are
 * @param files the same, with links followed inside it
 * @param proc its process file system; empty when it does not run
 * @param facts what kind of Linux it is
 * @param unknown what is not known of its machine, and why
 * @param today the day, for what is out of date by then
 */
public record Host(
        Path root,
        DirectoryRoot files,
        Optional<Path> proc,
        TargetFacts facts,
        List<String> unknown,
        Optional<LocalDate> today) {
    public Host {
        unknown = List.copyOf(unknown);
    }

    /**
     * The host that this process runs on.
     *
     * @throws IOException when its root cannot be read
     */
    public static Host live(Optional<LocalDate> today) throws IOException {
        Path root = Path.of("/");
        Path proc = Path.of("/proc");
        HostReader machine = HostReader.machine(proc);
        return new Host(
                root,
                new DirectoryRoot(root),
                Optional.of(proc),
                TargetReader.read("host", root).asHost(machine.machine()),
                machine.unknown(),
                today);
    }

    /**
     * A host that does not run: the directory of its root.
     *
     * @param name as the user named it
     * @throws IOException when it is no directory or cannot be read
     */
    public static Host asleep(String name, Path root, Optional<LocalDate> today) throws IOException {
        return new Host(
                root,
                new DirectoryRoot(root),
                Optional.empty(),
                TargetReader.read(name, root).asHost(Machine.UNKNOWN),
                List.of(
                        "kernel, processor, mounts and limits: a root directory has none (they are of the running host)"),
                today);
    }

    /** Whether it is the running host. */
    public boolean isLive() {
        return proc.isPresent();
    }
}
