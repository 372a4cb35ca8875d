package dev.seaworthy.verdict;

import dev.seaworthy.binary.BinaryFacts;
import dev.seaworthy.elf.DynamicObject;
import dev.seaworthy.elf.VersionNeed;
import dev.seaworthy.target.root.GlibcVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Answers, in one sentence, the question that people come with: does that Linux need a Go runtime or a plugin? It never
 * does; the runtime is inside the binary. What else it needs is in the ELF file.
 */
public final class Answer {
    private Answer() {}

    static String sentence(Case one, Verdict verdict) {
        String there = switch (verdict) {
            case RUNS, GAPS -> " All of it is there.";
            case FAILS -> " Not all of it is there.";
            case UNKNOWN -> " Whether all of it is there cannot be told.";
        };
        String needs = needs(one.binary());
        return runtime(one.binary()) + needs + (one.binary().interpreter().isPresent() ? there : "");
    }

    /** The answer that holds on every target. */
    public static String runtime(BinaryFacts binary) {
        return binary.go().isPresent()
                ? "No Go runtime or plugin has to be installed: it is inside the binary. "
                : "This is not a Go program; no Go runtime has to be installed. ";
    }

    /** What a Linux must bring for it. */
    public static String needs(BinaryFacts binary) {
        if (binary.interpreter().isEmpty()) {
            return "It is static and needs nothing but a Linux kernel" + architecture(binary) + ".";
        }
        List<String> parts = new ArrayList<>();
        parts.add("the loader " + binary.interpreter().get());
        floor(binary).ifPresent(version -> parts.add("glibc " + version + " or newer"));
        List<String> libraries = binary.dynamic().map(DynamicObject::needed).orElse(List.of());
        if (!libraries.isEmpty()) {
            parts.add(String.join(", ", libraries));
        }
        return "It needs " + String.join("; ", parts) + ".";
    }

    /** The oldest glibc that has every version that the binary itself needs. */
    public static Optional<String> floor(BinaryFacts binary) {
        return binary.dynamic()
                .flatMap(dynamic -> GlibcVersion.newest(dynamic.versionNeeds().stream()
                        .flatMap(need -> need.versions().stream())
                        .map(VersionNeed.Version::name)
                        .toList()));
    }

    private static String architecture(BinaryFacts binary) {
        return binary.architecture().map(one -> " for " + one.goName()).orElse("");
    }
}
