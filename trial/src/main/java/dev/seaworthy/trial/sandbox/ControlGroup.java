package dev.seaworthy.trial.sandbox;

import dev.seaworthy.trial.Limits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * A control group that bounds memory and processes (Linux, {@code Documentation/admin-guide/cgroup-v2.rst} and {@code
 * cgroup-v1}). Making one takes privileges, or a delegated part of the tree; where it cannot be made, only the watcher bounds
 * memory.
 */
public final class ControlGroup implements AutoCloseable {
    private static final Path HIERARCHY = Path.of("/sys/fs/cgroup");
    private static final int PATIENCE_TENTHS = 50;

    private final List<Path> folders;

    private ControlGroup(List<Path> folders) {
        this.folders = List.copyOf(folders);
    }

    /** Makes a group where that is possible. */
    static ControlGroup create(String name, Limits limits) {
        return create(HIERARCHY, name, limits);
    }

    static ControlGroup create(Path hierarchy, String name, Limits limits) {
        String memory = Long.toString(limits.memory());
        String processes = Integer.toString(limits.processes());
        List<Path> made = new ArrayList<>();
        if (Files.exists(hierarchy.resolve("cgroup.controllers"))) {
            Path folder = hierarchy.resolve(name);
            if (make(folder, made)) {
                write(hierarchy.resolve("cgroup.subtree_control"), "+memory +pids");
                boolean bounded =
                        write(folder.resolve("memory.max"), memory) && write(folder.resolve("pids.max"), processes);
                write(folder.resolve("memory.swap.max"), "0");
                if (!bounded) {
                    remove(made);
                }
            }
        } else {
            Path pids = hierarchy.resolve("pids").resolve(name);
            if (make(pids, made)) {
                write(pids.resolve("pids.max"), processes);
            }
            Path folder = hierarchy.resolve("memory").resolve(name);
            if (make(folder, made)) {
                write(folder.resolve("memory.limit_in_bytes"), memory);
                write(folder.resolve("memory.memsw.limit_in_bytes"), memory);
            }
        }
        return new ControlGroup(made);
    }

    /** Whether it bounds anything. */
    public boolean isControlling() {
        return !folders.isEmpty();
    }

    /** The files through which a process joins. */
    List<Path> doors() {
        return folders.stream().map(folder -> folder.resolve("cgroup.procs")).toList();
    }

    /** A command that joins before it runs another. */
    public List<String> joining(List<String> command) {
        if (folders.isEmpty()) {
            return command;
        }
        List<String> all = new ArrayList<>(List.of(
                "/bin/sh",
                "-c",
                "while [ \"$1\" != -- ]; do echo $$ > \"$1\" || exit 125; shift; done; shift; exec \"$@\"",
                "sh"));
        doors().forEach(door -> all.add(door.toString()));
        all.add("--");
        all.addAll(command);
        return all;
    }

    /** How often the kernel killed something because the memory was used up. */
    public OptionalLong killedForMemory() {
        for (Path folder : folders) {
            for (String name : List.of("memory.events", "memory.oom_control")) {
                for (String line : lines(folder.resolve(name))) {
                    if (line.startsWith("oom_kill ")) {
                        return OptionalLong.of(Long.parseLong(
                                line.substring("oom_kill ".length()).strip()));
                    }
                }
            }
        }
        return OptionalLong.empty();
    }

    /** How often a process could not be made because there were too many. */
    public OptionalLong refusedProcesses() {
        for (Path folder : folders) {
            for (String line : lines(folder.resolve("pids.events"))) {
                if (line.startsWith("max ")) {
                    return OptionalLong.of(
                            Long.parseLong(line.substring("max ".length()).strip()));
                }
            }
        }
        return OptionalLong.empty();
    }

    /** The processes in it, as this process numbers them. */
    public List<Long> members() {
        return folders.stream()
                .limit(1)
                .flatMap(folder -> lines(folder.resolve("cgroup.procs")).stream())
                .filter(line -> !line.isBlank())
                .map(line -> Long.parseLong(line.strip()))
                .toList();
    }

    /** Kills what is still in it, and removes it. */
    @Override
    public void close() throws IOException {
        for (int i = 0; i < PATIENCE_TENTHS; i++) {
            members().forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
            if (remove(new ArrayList<>(folders))) {
                return;
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        throw new IOException("the control group " + folders.getFirst() + " cannot be removed");
    }

    private static boolean make(Path folder, List<Path> made) {
        try {
            made.add(Files.createDirectory(folder));
            return true;
        } catch (IOException notAllowed) {
            return false;
        }
    }

    private static boolean remove(List<Path> folders) {
        folders.removeIf(folder -> {
            try {
                Files.deleteIfExists(folder);
                return true;
            } catch (IOException busy) {
                return false;
            }
        });
        return folders.isEmpty();
    }

    private static boolean write(Path file, String text) {
        try {
            Files.writeString(file, text, StandardCharsets.US_ASCII, java.nio.file.StandardOpenOption.WRITE);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.US_ASCII);
        } catch (IOException gone) {
            return List.of();
        }
    }
}
