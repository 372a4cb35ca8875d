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

    /** The answer for one target. */
    static String sentence(Case one, Verdict verdict, List<Finding> findings) {
        String target = one.target().name();
        String inside = one.binary().go().isPresent()
                ? "the Go runtime is inside the binary"
                : "this is not a Go program, so no Go runtime either";
        return switch (verdict) {
            case RUNS, GAPS ->
                "Nothing has to be installed on " + target + ": " + inside + ", and " + met(one.binary()) + ".";
            case FAILS ->
                "No Go runtime or plugin has to be installed on " + target + " (" + inside
                        + "), but it does not start there" + missing(findings) + ".";
            case UNKNOWN ->
                "No Go runtime or plugin has to be installed on " + target + " (" + inside
                        + "); whether all the rest is there cannot be told.";
        };
    }

    /** The answer that holds on every target: what a Linux must bring. */
    public static String everywhere(BinaryFacts binary) {
        String runtime = binary.go().isPresent()
                ? "No Go runtime or plugin has to be installed anywhere: it is inside the binary."
                : "This is not a Go program; no Linux needs a Go runtime for it.";
        return runtime + " " + needs(binary);
    }

    private static String needs(BinaryFacts binary) {
        return binary.interpreter().isEmpty()
                ? "It is static: it needs nothing but a Linux kernel" + architecture(binary) + "."
                : "A Linux must bring " + String.join(", ", parts(binary)) + ".";
    }

    private static String met(BinaryFacts binary) {
        return binary.interpreter().isEmpty()
                ? "it is static: it needs nothing but a Linux kernel" + architecture(binary)
                : "what it needs is there: " + String.join(", ", parts(binary));
    }

    private static List<String> parts(BinaryFacts binary) {
        List<String> parts = new ArrayList<>();
        binary.interpreter().ifPresent(path -> parts.add("the loader " + path));
        floor(binary).ifPresent(version -> parts.add("glibc " + version + " or newer"));
        parts.addAll(binary.dynamic().map(DynamicObject::needed).orElse(List.of()));
        return parts;
    }

    private static String missing(List<Finding> findings) {
        List<String> missing = findings.stream()
                .filter(finding -> finding.severity() == Severity.BLOCKER)
                .flatMap(finding -> finding.missing().stream())
                .toList();
        return missing.isEmpty() ? "" : ": missing is " + String.join(", ", missing);
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
