package dev.seaworthy.cli;

import dev.seaworthy.elf.Architecture;
import dev.seaworthy.target.CompatibilityMode;
import dev.seaworthy.target.KernelVersion;
import dev.seaworthy.target.Machine;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What the user says of the machine under the target: {@code --kernel}, {@code --cpu}, {@code --page-size}, {@code --32-bit}. */
final class MachineOptions {
    private static final long SMALLEST_PAGE = 4096;
    private static final long LARGEST_PAGE = 1 << 20;

    private MachineOptions() {}

    static Machine read(String verb, Arguments arguments, Optional<Architecture> architecture) {
        return new Machine(
                architecture,
                arguments.value("kernel").map(text -> kernel(verb, text)),
                arguments
                        .value("cpu")
                        .map(text -> OptionalInt.of(cpu(verb, text)))
                        .orElse(OptionalInt.empty()),
                arguments
                        .value("page-size")
                        .map(text -> OptionalLong.of(pageSize(verb, text)))
                        .orElse(OptionalLong.empty()),
                arguments
                        .value("32-bit")
                        .map(text -> CompatibilityMode.named(text)
                                .orElseThrow(() ->
                                        new UsageException(verb, "--32-bit takes on or off, not \"" + text + "\"")))
                        .orElse(CompatibilityMode.UNKNOWN));
    }

    private static KernelVersion kernel(String verb, String text) {
        return KernelVersion.parse(text)
                .orElseThrow(() -> new UsageException(
                        verb, "--kernel takes what \"uname -r\" prints, such as 5.10, not \"" + text + "\""));
    }

    private static int cpu(String verb, String text) {
        String level = text.startsWith("x86-64-") ? text.substring("x86-64-".length()) : text;
        if (level.length() == 2 && level.charAt(0) == 'v' && level.charAt(1) >= '1' && level.charAt(1) <= '4') {
            return level.charAt(1) - '0';
        }
        throw new UsageException(
                verb, "--cpu takes x86-64-v1, x86-64-v2, x86-64-v3 or x86-64-v4, not \"" + text + "\"");
    }

    /** 4096, 4k, 16k, 64k. */
    private static long pageSize(String verb, String text) {
        boolean kibi = text.endsWith("k") || text.endsWith("K");
        Optional<Long> number = number(kibi ? text.substring(0, text.length() - 1) : text);
        long size = number.orElse(0L) * (kibi ? 1024 : 1);
        if (size < SMALLEST_PAGE || size > LARGEST_PAGE || Long.bitCount(size) != 1) {
            throw new UsageException(verb, "--page-size takes 4k, 16k or 64k, not \"" + text + "\"");
        }
        return size;
    }

    private static Optional<Long> number(String text) {
        boolean numeric = !text.isEmpty() && text.length() < 9 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return numeric ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }
}
