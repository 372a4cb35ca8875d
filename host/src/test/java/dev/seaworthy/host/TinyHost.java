package dev.seaworthy.host;

import dev.seaworthy.host.unit.Unit;
import dev.seaworthy.host.unit.UnitFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A root with a few files in it, for tests. */
public record TinyHost(Path root) {
    public TinyHost with(String path, String text) {
        try {
            Path file = root.resolve(path.substring(1));
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    public TinyHost withProgram(String path) {
        with(path, "#!/bin/sh\n");
        if (!root.resolve(path.substring(1)).toFile().setExecutable(true, false)) {
            throw new IllegalStateException("cannot be made executable");
        }
        return this;
    }

    public TinyHost withUnit(String name, String... lines) {
        return with("/etc/systemd/system/" + name, String.join("\n", lines) + "\n");
    }

    public Host open() {
        try {
            return Host.asleep("tiny", root, Optional.empty());
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    public Unit unit(String name) {
        return switch (new UnitFiles(open().files()).find(name)) {
            case UnitFiles.Answer.Found(Unit unit) -> unit;
            case UnitFiles.Answer other -> throw new IllegalStateException(name + ": " + other);
        };
    }

    public Audited audited(Integer... ports) {
        return new Audited(root, false, Optional.empty(), Optional.empty(), List.of(ports));
    }
}
