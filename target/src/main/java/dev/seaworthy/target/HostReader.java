package dev.seaworthy.target;

import dev.seaworthy.elf.Architecture;
import dev.seaworthy.elf.ElfFile;
import dev.seaworthy.elf.MalformedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Reads the live host: its root as it is, and of the machine what {@code /proc} tells. What cannot be read is unknown, and
 * the reasons are kept.
 *
 * @param machine the kernel and processor
 * @param unknown what is not known, and why
 */
public record HostReader(Machine machine, List<String> unknown) {
    public HostReader {
        unknown = List.copyOf(unknown);
    }

    /** {@code AT_PAGESZ} of {@code elf.h}: the tag of the page size among what the kernel tells every process. */
    private static final long PAGE_SIZE_TAG = 6;

    private static final int LARGEST_FILE = 1 << 20;

    /**
     * What the Go runtime asks for at each level (golang/go, {@code src/runtime/asm_amd64.s}, the V2, V3 and V4 features),
     * by the names that {@code /proc/cpuinfo} has for them: pni is SSE3, abm is LZCNT. OSXSAVE has none: the kernel shows
     * avx only where it holds.
     */
    private static final List<Set<String>> AMD64_LEVELS = List.of(
            Set.of("pni", "ssse3", "cx16", "sse4_1", "sse4_2", "popcnt", "lahf_lm"),
            Set.of("fma", "movbe", "avx", "f16c", "abm", "bmi1", "avx2", "bmi2"),
            Set.of("avx512f", "avx512dq", "avx512cd", "avx512bw", "avx512vl"));

    /**
     * Reads the host that this process runs on.
     *
     * @throws IOException when its root cannot be read
     */
    public static TargetFacts read(String name) throws IOException {
        return TargetReader.read(name, Path.of("/"))
                .asHost(machine(Path.of("/proc")).machine());
    }

    /**
     * Reads the machine.
     *
     * @param proc where the process file system is mounted
     */
    public static HostReader machine(Path proc) {
        List<String> unknown = new ArrayList<>();
        Optional<Architecture> architecture = architecture(proc.resolve("self/exe"), unknown);
        Optional<KernelVersion> kernel = text(proc.resolve("sys/kernel/osrelease"), "kernel", unknown)
                .flatMap(text -> KernelVersion.parse(text.strip()));
        OptionalInt level = architecture.isPresent() && architecture.get() == Architecture.AMD64
                ? level(proc.resolve("cpuinfo"), unknown)
                : OptionalInt.empty();
        OptionalLong page = pageSize(proc.resolve("self/auxv"), architecture, unknown);
        return new HostReader(new Machine(architecture, kernel, level, page), unknown);
    }

    /** The architecture of this very process, which the host can run. */
    private static Optional<Architecture> architecture(Path program, List<String> unknown) {
        try (ElfFile elf = ElfFile.open(program).orThrow()) {
            return elf.header().architecture();
        } catch (IOException | MalformedException unreadable) {
            unknown.add("architecture: " + program + " cannot be read");
            return Optional.empty();
        }
    }

    private static Optional<String> text(Path file, String what, List<String> unknown) {
        return bytes(file, what, unknown).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    private static Optional<byte[]> bytes(Path file, String what, List<String> unknown) {
        try (var in = Files.newInputStream(file)) {
            return Optional.of(in.readNBytes(LARGEST_FILE));
        } catch (IOException unreadable) {
            unknown.add(what + ": " + file + " cannot be read");
            return Optional.empty();
        }
    }

    /**
     * What a virtual machine's kernel may not show although programs see it in the processor: there, of all that a level needs,
     * only this was missing, and glibc's loader found level 4.
     */
    private static final Set<String> HIDDEN = Set.of("abm");

    /** The level of the least of all processors: a thread may be moved to any of them. */
    private static OptionalInt level(Path cpuinfo, List<String> unknown) {
        OptionalInt least = OptionalInt.empty();
        for (String line :
                text(cpuinfo, "processor", unknown).orElse("").lines().toList()) {
            if (line.startsWith("flags")) {
                Set<String> flags = new HashSet<>(
                        List.of(line.substring(line.indexOf(':') + 1).strip().split("\\s+", -1)));
                int level = level(flags);
                if (level <= AMD64_LEVELS.size() && missing(level, flags).equals(HIDDEN)) {
                    unknown.add("processor: " + cpuinfo + " shows all of x86-64-v" + (level + 1) + " but for "
                            + String.join(", ", HIDDEN) + ", which the processor may have all the same");
                    return OptionalInt.empty();
                }
                least = OptionalInt.of(least.isPresent() ? Math.min(least.getAsInt(), level) : level);
            }
        }
        if (least.isEmpty() && unknown.stream().noneMatch(reason -> reason.startsWith("processor"))) {
            unknown.add("processor: " + cpuinfo + " has no flags");
        }
        return least;
    }

    private static Set<String> missing(int level, Set<String> flags) {
        Set<String> missing = new HashSet<>(AMD64_LEVELS.get(level - 1));
        missing.removeAll(flags);
        return missing;
    }

    private static int level(Set<String> flags) {
        int level = 1;
        while (level <= AMD64_LEVELS.size() && flags.containsAll(AMD64_LEVELS.get(level - 1))) {
            level++;
        }
        return level;
    }

    /** The auxiliary vector: pairs of machine words, tag and value. */
    private static OptionalLong pageSize(Path vector, Optional<Architecture> architecture, List<String> unknown) {
        Optional<byte[]> content = bytes(vector, "page size", unknown);
        int word = architecture.map(Architecture::wordSize).orElse(8);
        ByteBuffer buffer = ByteBuffer.wrap(content.orElse(new byte[0]))
                .order(architecture.map(Architecture::order).orElse(ByteOrder.nativeOrder()));
        while (buffer.remaining() >= 2 * word) {
            long tag = word == 8 ? buffer.getLong() : buffer.getInt();
            long value = word == 8 ? buffer.getLong() : buffer.getInt();
            if (tag == PAGE_SIZE_TAG) {
                return OptionalLong.of(value);
            }
        }
        if (content.isPresent()) {
            unknown.add("page size: " + vector + " does not tell");
        }
        return OptionalLong.empty();
    }
}
