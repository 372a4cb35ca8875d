package dev.seaworthy.verdict;

import dev.seaworthy.binary.BinaryFacts;
import dev.seaworthy.elf.DynamicObject;
import dev.seaworthy.elf.VersionNeed;
import dev.seaworthy.target.CLibrary;
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
        String inside = inside(one.binary());
        return switch (verdict) {
            case RUNS -> "Nothing has to be installed on " + target + ": " + inside + ", and " + met(one) + ".";
            case GAPS ->
                "No Go runtime or plugin has to be installed on " + target + " (" + inside
                        + "), and it starts there; but not all that it can do will work"
                        + missing(findings, Severity.GAP) + ".";
            case FAILS ->
                "No Go runtime or plugin has to be installed on " + target + " (" + inside
                        + "), but it does not run there" + missing(findings, Severity.BLOCKER) + ".";
            case UNKNOWN ->
                "No Go runtime or plugin has to be installed on " + target + " (" + inside
                        + "); whether all the rest is there cannot be told.";
        };
    }

    /** The answer that holds on every target: what a Linux must bring. */
    public static String everywhere(BinaryFacts binary) {
        String runtime = binary.go().isPresent()
                ? "No Go runtime or plugin has to be installed anywhere: it is inside the binary."
                : binary.packing().isPresent()
                        ? "It is packed: whatever is inside brings its own runtime."
                        : "This is not a Go program; no Linux needs a Go runtime for it.";
        return runtime + " " + needs(binary);
    }

    private static String needs(BinaryFacts binary) {
        return binary.interpreter().isEmpty()
                ? "It is static: it needs nothing but a Linux kernel" + architecture(binary) + "."
                : "A Linux must bring " + String.join(", ", parts(binary, true)) + ".";
    }

    private static String inside(BinaryFacts binary) {
        if (binary.go().isPresent()) {
            return "the Go runtime is inside the binary";
        }
        return binary.packing().isPresent()
                ? "whatever is packed inside the binary brings its own"
                : "this is not a Go program, so no Go runtime either";
    }

    private static String met(Case one) {
        BinaryFacts binary = one.binary();
        return binary.interpreter().isEmpty()
                ? "it is static: it needs nothing but a Linux kernel" + architecture(binary)
                : "what it needs is there: "
                        + String.join(
                                ", ", parts(binary, one.target().cLibrary().kind() == CLibrary.Kind.GLIBC));
    }

    private static List<String> parts(BinaryFacts binary, boolean glibc) {
        List<String> parts = new ArrayList<>();
        binary.interpreter().ifPresent(path -> parts.add("the loader " + path));
        if (glibc) {
            floor(binary).ifPresent(version -> parts.add("glibc " + version + " or newer"));
        }
        parts.addAll(binary.dynamic().map(DynamicObject::needed).orElse(List.of()));
        return parts;
    }

    private static String missing(List<Finding> findings, Severity severity) {
        List<String> missing = findings.stream()
                .filter(finding -> finding.severity() == severity)
                .flatMap(finding -> finding.missing().stream())
                .distinct()
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
