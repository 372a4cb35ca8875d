package dev.seaworthy.cli;

import dev.seaworthy.binary.BinaryFacts;
import dev.seaworthy.binary.GoFacts;
import dev.seaworthy.elf.Architecture;
import dev.seaworthy.verdict.Answer;
import dev.seaworthy.verdict.Assessment;
import dev.seaworthy.verdict.Fact;
import dev.seaworthy.verdict.Finding;
import dev.seaworthy.verdict.Remedy;
import dev.seaworthy.verdict.Severity;
import dev.seaworthy.verdict.Subject;
import dev.seaworthy.verdict.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Results for people: one pair in full, several as a matrix with the reasons below it. */
final class TextReport {
    /** More evidence lines than this are for {@code --verbose}. */
    private static final int EVIDENCE = 4;

    private final Style style;
    private final boolean verbose;
    private final StringBuilder out = new StringBuilder();

    TextReport(Style style, boolean verbose) {
        this.style = style;
        this.verbose = verbose;
    }

    String text(List<Subject> subjects, List<Assessment> assessments) {
        List<Assessment> results = Harmless.results(assessments);
        Map<String, List<Assessment>> rows = new LinkedHashMap<>();
        results.forEach(result ->
                rows.computeIfAbsent(result.binary(), _ -> new ArrayList<>()).add(result));
        if (results.size() == 1) {
            single(subjects.getFirst(), results.getFirst());
        } else if (rows.size() == 1) {
            oneBinary(subjects.getFirst(), results);
        } else {
            matrix(rows);
        }
        return out.toString();
    }

    private void single(Subject subject, Assessment result) {
        line(result.answer());
        line("");
        line(style.sign(result.verdict()) + " " + style.word(result.verdict()) + "  "
                + style.bold(result.binary()) + " on " + style.bold(result.target()) + "  "
                + style.dim(describe(subject.facts())));
        for (Finding finding : result.findings()) {
            line("");
            finding(finding);
        }
    }

    private void oneBinary(Subject subject, List<Assessment> results) {
        line(Terminal.oneLine(Answer.everywhere(subject.facts())));
        line("");
        line(style.bold(Terminal.oneLine(subject.shownAs())) + "  " + style.dim(describe(subject.facts())));
        line("");
        int width = results.stream()
                .mapToInt(result -> result.target().length())
                .max()
                .orElse(0);
        for (Assessment result : results) {
            line("  " + style.sign(result.verdict()) + " " + style.word(result.verdict())
                    + " ".repeat(8 - result.verdict().name().length())
                    + padded(result.target(), width) + "  " + style.dim(reason(result)));
        }
        if (verbose) {
            for (Assessment result : results) {
                if (!result.findings().isEmpty()) {
                    line("");
                    line(style.bold("On " + result.target()) + ": " + result.answer());
                    result.findings().forEach(this::finding);
                }
            }
        } else {
            remedies(results);
        }
    }

    /** Rows are binaries, columns are targets; what fails is explained below, a line each. */
    private void matrix(Map<String, List<Assessment>> rows) {
        List<Assessment> first = rows.values().iterator().next();
        int width = rows.keySet().stream().mapToInt(String::length).max().orElse(0);
        line("No Go runtime or plugin has to be installed anywhere: it is inside each Go binary.");
        line("");
        for (int i = 0; i < first.size(); i++) {
            line(" ".repeat(width + 2) + "│ ".repeat(i) + "┌ " + first.get(i).target());
        }
        rows.forEach((binary, results) -> {
            StringBuilder cells = new StringBuilder();
            results.forEach(result -> cells.append(style.sign(result.verdict())).append(' '));
            line(padded(binary, width) + "  " + cells);
        });
        line("");
        counts(rows);
        rows.forEach((binary, results) -> reasons(binary, results));
    }

    private void counts(Map<String, List<Assessment>> rows) {
        List<String> counts = new ArrayList<>();
        for (Verdict verdict : Verdict.values()) {
            long count = rows.values().stream()
                    .flatMap(List::stream)
                    .filter(result -> result.verdict() == verdict)
                    .count();
            if (count > 0) {
                counts.add(style.sign(verdict) + " " + count + " " + style.word(verdict));
            }
        }
        line(String.join("   ", counts));
    }

    /** Targets on which a binary has the same problem share a line. */
    private void reasons(String binary, List<Assessment> results) {
        Map<String, List<String>> targetsByReason = new LinkedHashMap<>();
        for (Assessment result : results) {
            if (result.verdict() != Verdict.RUNS) {
                targetsByReason
                        .computeIfAbsent(style.word(result.verdict()) + ": " + reason(result), _ -> new ArrayList<>())
                        .add(result.target());
            }
        }
        if (!targetsByReason.isEmpty()) {
            line("");
            line(style.bold(binary));
            targetsByReason.forEach(
                    (reason, targets) -> line("  " + reason + "  " + style.dim(String.join(", ", targets))));
        }
    }

    /** Targets that ask for the same share a line; rebuilding and rebasing are the same whatever the target. */
    private void remedies(List<Assessment> results) {
        Map<Remedy, List<String>> targetsByRemedy = new LinkedHashMap<>();
        for (Remedy.Kind kind : Remedy.Kind.values()) {
            for (Assessment result : results) {
                result.findings().stream()
                        .filter(finding -> finding.severity() != Severity.NOTE)
                        .flatMap(finding -> finding.remedies().stream())
                        .filter(remedy -> remedy.kind() == kind)
                        .forEach(remedy -> targetsByRemedy
                                .computeIfAbsent(remedy, _ -> new ArrayList<>())
                                .add(result.target()));
            }
        }
        if (!targetsByRemedy.isEmpty()) {
            line("");
            line("What to do:");
            targetsByRemedy.forEach((remedy, targets) -> remedy(
                    remedy,
                    remedy.kind() == Remedy.Kind.INSTALL
                            ? "on " + String.join(", ", new LinkedHashSet<>(targets)) + ": "
                            : ""));
            line("");
            line(style.dim("Evidence and predicted errors: add --verbose, or name one target with --on."));
        }
    }

    /** The first thing that stops it; or all that it can do without, in a few words each. */
    private static String reason(Assessment result) {
        if (result.verdict() == Verdict.GAPS) {
            return result.findings().stream()
                    .filter(finding -> finding.severity() == Severity.GAP)
                    .map(finding -> finding.missing().map(text -> "no " + text).orElse(finding.rule()))
                    .distinct()
                    .collect(Collectors.joining(", "));
        }
        return result.findings().stream()
                .filter(finding -> finding.severity() != Severity.NOTE)
                .findFirst()
                .map(finding -> finding.rule()
                        + finding.missing().map(text -> ": " + text).orElse(""))
                .orElse("");
    }

    private void finding(Finding finding) {
        line(style.word(finding.severity()) + "  " + style.bold(finding.rule()));
        line("  " + finding.message());
        finding.predictedError().ifPresent(error -> {
            line("  You would see:");
            error.lines().forEach(one -> line("    " + style.red(one)));
        });
        evidence("In the binary:", finding.binaryEvidence());
        evidence("On the target:", finding.targetEvidence());
        if (!finding.remedies().isEmpty()) {
            line("  What to do:");
            finding.remedies().forEach(remedy -> remedy(remedy, ""));
        }
    }

    private void evidence(String title, List<Fact> facts) {
        if (facts.isEmpty()) {
            return;
        }
        line("  " + title);
        int shown = verbose ? facts.size() : Math.min(facts.size(), EVIDENCE);
        for (Fact fact : facts.subList(0, shown)) {
            line("    " + style.dim(fact.name() + ":") + " " + fact.value());
        }
        if (shown < facts.size()) {
            line("    " + style.dim("… " + (facts.size() - shown) + " more (--verbose)"));
        }
    }

    private void remedy(Remedy remedy, String before) {
        line("    " + style.dim(padded(Style.word(remedy.kind().name()), 8)) + style.green(remedy.command()));
        line("            " + style.dim(before + remedy.why()));
    }

    private static String describe(BinaryFacts facts) {
        List<String> parts = new ArrayList<>();
        parts.add(facts.go().map(GoFacts::version).orElse(facts.packing().isPresent() ? "packed" : "not Go"));
        parts.add(facts.architecture()
                .map(Architecture::goName)
                .orElse(facts.header().machineName()));
        parts.add(Style.word(facts.linkMode().name()).replace('_', '-'));
        if (facts.go().map(GoFacts::cgo).orElse(false)) {
            parts.add("cgo");
        }
        Answer.floor(facts).ifPresent(version -> parts.add("glibc ≥ " + version));
        return Terminal.oneLine(String.join(", ", parts));
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private void line(String text) {
        out.append(text.stripTrailing()).append('\n');
    }
}
