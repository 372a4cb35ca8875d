package dev.seaworthy.cli;

import dev.seaworthy.elf.Architecture;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The values of {@code --arch}. */
final class Architectures {
    private Architectures() {}

    static Architecture named(String verb, String name) {
        return Architecture.named(name)
                .orElseThrow(() -> new UsageException(
                        verb,
                        "--arch takes "
                                + Arrays.stream(Architecture.values())
                                        .map(Architecture::goName)
                                        .collect(Collectors.joining(", "))
                                + ", not \"" + name + "\""));
    }
}
