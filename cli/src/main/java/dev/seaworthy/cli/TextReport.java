package dev.seaworthy.cli;

import dev.seaworthy.binary.BinaryFacts;
import dev.seaworthy.binary.GoFacts;
import dev.seaworthy.cli.explain.Wrapping;
import dev.seaworthy.elf.Architecture;
import dev.seaworthy.verdict.Answer;
import dev.seaworthy.verdict.Assessment;
import dev.seaworthy.verdict.Fact;
import dev.seaworthy.verdict.Finding;
import dev.seaworthy.verdict.Remedy;
import dev.seaworthy.verdict.Severity;
import dev.seaworthy.verdict.Subject;
import dev.seaworthy.verdict.Verdict;
import dev.seaworthy.verdict.plan.Plan;
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
    private final Words words;
    private final boolean verbose;
    private final StringBuilder out = new StringBuilder();

    TextReport(Style style, Words words, boolean verbose) {
        this.style = style;
        this.words = words;
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
        line(answer(subject, result));
        line("");
        line(style.sign(result.verdict()) + " " + word(result.verdict()) + "  "
                + words.on(style.bold(result.binary()), style.bold(result.target())) + "  "
                + style.dim(describe(subject.facts())));
        for (Finding finding : result.findings()) {
            line("");
            finding(finding);
        }
        result.plan().ifPresent(this::plan);
    }

    /** One finding, as it stands in a report. */
    static String finding(Style style, Words words, boolean verbose, Finding finding) {
        TextReport report = new TextReport(style, words, verbose);
        report.finding(finding);
        return report.out.toString();
    }

    private void plan(Plan plan) {
        if (!plan.addsToRemedies()) {
            return;
        }
        line("");
        line(style.bold(plan.complete() ? "All at once:" : "Several at once:"));
        plan.steps().forEach(step -> {
            line("    " + style.dim(padded(Style.word(step.kind().name()), 8)) + style.green(step.command()));
            line("            " + style.dim("answers " + String.join(", ", step.rules())));
        });
        if (!plan.complete()) {
            line("    " + style.dim("left: " + String.join(", ", plan.unsolved())));
        }
        plan.change().ifPresent(change -> {
            line("");
            change.diff().lines().forEach(one -> line("    " + coloured(one)));
            line("");
            line("    "
                    + change.judged()
                            .map(verdict -> "Judged with this change: " + style.sign(verdict) + " " + word(verdict))
                            .orElse("The binary changes with it: build it and judge again."));
        });
    }

    private String coloured(String line) {
        return line.startsWith("+") ? style.green(line) : line.startsWith("-") ? style.red(line) : style.dim(line);
    }

    private void oneBinary(Subject subject, List<Assessment> results) {
        line(Terminal.oneLine(words.answerEverywhere(subject.facts())));
        line("");
        line(style.bold(Terminal.oneLine(subject.shownAs())) + "  " + style.dim(describe(subject.facts())));
        line("");
        int width = results.stream()
                .mapToInt(result -> result.target().length())
                .max()
                .orElse(0);
        for (Assessment result : results) {
            line("  " + style.sign(result.verdict()) + " " + word(result.verdict())
                    + " ".repeat(8 - Wrapping.width(words.verdict(result.verdict())))
                    + padded(result.target(), width) + "  " + style.dim(reason(result, "no ")));
        }
        if (verbose) {
            for (Assessment result : results) {
                if (!result.findings().isEmpty()) {
                    line("");
                    line(style.bold(words.headingFor(result.target())) + answer(subject, result));
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
        line(words.answerForAll());
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
                counts.add(style.sign(verdict) + " " + count + " " + word(verdict));
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
                        .computeIfAbsent(word(result.verdict()) + ": " + reason(result, "no "), _ -> new ArrayList<>())
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
            line(words.whatToDo());
            targetsByRemedy.forEach((remedy, targets) -> remedy(
                    remedy,
                    remedy.kind() == Remedy.Kind.INSTALL
                            ? words.onTargets(String.join(", ", new LinkedHashSet<>(targets)))
                            : ""));
            line("");
            line(style.dim(words.howToSeeMore()));
        }
    }

    /**
     * The first thing that stops it; or all that it can do without, in a few words each.
     *
     * @param lacks what stands before each of these
     */
    static String reason(Assessment result, String lacks) {
        if (result.verdict() == Verdict.GAPS) {
            return result.findings().stream()
                    .filter(finding -> finding.severity() == Severity.GAP)
                    .map(finding -> finding.missing().map(text -> lacks + text).orElse(finding.rule()))
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
        line(style.like(finding.severity(), words.severity(finding.severity())) + "  " + style.bold(finding.rule())
                + words.summary(finding.rule()).map(summary -> "  " + summary).orElse(""));
        line("  " + finding.message());
        if (finding.severity() == Severity.NOTE && !verbose) {
            return;
        }
        finding.predictedError().ifPresent(error -> {
            line("  " + words.youWouldSee());
            error.lines().forEach(one -> line("    " + style.red(one)));
        });
        evidence(words.inTheBinary(), finding.binaryEvidence());
        evidence(words.onTheTarget(), finding.targetEvidence());
        if (!finding.remedies().isEmpty()) {
            line("  " + words.whatToDo());
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
            line("    " + style.dim(words.moreEvidence(facts.size() - shown)));
        }
    }

    private void remedy(Remedy remedy, String before) {
        String kind = words.remedy(remedy.kind());
        line("    " + style.dim(Wrapping.padded(kind, Math.max(8, kind.length() + 1)))
                + style.green(remedy.command().replace("\n", "\n            ")));
        line("            " + style.dim(before + remedy.why()));
    }

    static String describe(BinaryFacts facts) {
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

    private String word(Verdict verdict) {
        return style.like(verdict, words.verdict(verdict));
    }

    /** It names needs, which come from the file. */
    private String answer(Subject subject, Assessment result) {
        return Terminal.oneLine(words.answer(subject.facts(), result));
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private void line(String text) {
        out.append(text.stripTrailing()).append('\n');
    }
}
