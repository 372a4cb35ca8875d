package dev.seaworthy.cli;

import dev.seaworthy.verdict.Assessment;
import dev.seaworthy.verdict.Fact;
import dev.seaworthy.verdict.Finding;
import dev.seaworthy.verdict.Remedy;
import dev.seaworthy.verdict.Severity;
import dev.seaworthy.verdict.Subject;
import dev.seaworthy.verdict.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Results for a pull request: a table of what runs where, and folded below it the details, the worst first, as many as
 * fit into a comment.
 */
final class MarkdownReport {
    /** GitHub refuses longer comments, in characters. */
    static final int LONGEST = 65_536;
    /** Kept free for the notice that something was left out, and for the end of a table. */
    private static final int RESERVE = 600;
    /** More evidence lines than this are for {@code --verbose}. */
    private static final int EVIDENCE = 4;

    private static final Style PLAIN = new Style(false);

    private final Words words;
    private final boolean verbose;
    private final StringBuilder out = new StringBuilder();
    private int left;

    MarkdownReport(Words words, boolean verbose) {
        this.words = words;
        this.verbose = verbose;
    }

    String text(Report report) {
        List<Assessment> results = Harmless.results(report.results());
        out.append("### Seaworthy: ").append(counts(results)).append("\n\n");
        if (!results.isEmpty()) {
            out.append(Markdown.text(answer(report, results))).append("\n\n");
            table(results);
        }
        unread(report.unread());
        details(report);
        if (left > 0) {
            out.append("*").append(words.leftOut(left, LONGEST)).append("*\n");
        }
        return out.toString();
    }

    private String counts(List<Assessment> results) {
        List<String> counts = new ArrayList<>();
        for (Verdict verdict : Verdict.values()) {
            long count = results.stream()
                    .filter(result -> result.verdict() == verdict)
                    .count();
            if (count > 0) {
                counts.addFirst(PLAIN.sign(verdict) + " " + count + " " + words.verdict(verdict));
            }
        }
        return counts.isEmpty() ? words.nothingJudged() : String.join(", ", counts);
    }

    private String answer(Report report, List<Assessment> results) {
        if (results.size() == 1) {
            return words.answer(report.subject(report.results().getFirst()).facts(), results.getFirst());
        }
        return report.subjects().size() == 1
                ? words.answerEverywhere(report.subjects().getFirst().facts())
                : words.answerForAll();
    }

    /** Targets on which a binary has the same problem share a row. */
    private void table(List<Assessment> results) {
        Map<List<String>, List<String>> targetsByRow = new LinkedHashMap<>();
        results.stream()
                .sorted(Comparator.comparing(Assessment::verdict).reversed())
                .forEach(result -> {
                    List<String> row = List.of(
                            PLAIN.sign(result.verdict()) + " " + words.verdict(result.verdict()),
                            result.binary(),
                            reason(result));
                    targetsByRow.computeIfAbsent(row, _ -> new ArrayList<>()).add(Markdown.codeCell(result.target()));
                });
        out.append(words.tableHead()).append("\n|---|---|---|---|\n");
        // The details are worth something too: the table gets half of the room.
        targetsByRow.forEach((row, targets) -> add(
                "| " + row.get(0) + " | " + Markdown.codeCell(row.get(1)) + " | " + String.join(", ", targets) + " | "
                        + row.get(2) + " |\n",
                LONGEST / 2));
        out.append('\n');
    }

    private static String reason(Assessment result) {
        return result.findings().stream()
                .filter(finding -> finding.severity() != Severity.NOTE)
                .findFirst()
                .map(finding -> Markdown.codeCell(finding.rule())
                        + finding.missing()
                                .map(text -> ": " + Markdown.codeCell(text))
                                .orElse(""))
                .orElse("");
    }

    private void unread(List<Report.Unread> unread) {
        if (unread.isEmpty()) {
            return;
        }
        out.append(words.couldNotBeRead()).append("\n\n");
        for (Report.Unread one : unread) {
            add("- " + Markdown.code(one.name()) + ": " + Markdown.text(one.reason()) + "\n", LONGEST * 3 / 4);
        }
        out.append('\n');
    }

    private void details(Report report) {
        Map<String, Subject> subjects = report.byName();
        report.results().stream()
                .filter(result -> !result.findings().isEmpty())
                .sorted(Comparator.comparing(Assessment::verdict).reversed())
                .forEach(result -> add(
                        detail(Objects.requireNonNull(subjects.get(result.binary()), result.binary()), result),
                        LONGEST));
    }

    /** Adds a part when there is room for it up to a length of the whole; counts it otherwise. */
    private void add(String part, int upTo) {
        if (out.length() + part.length() <= upTo - RESERVE) {
            out.append(part);
        } else {
            left++;
        }
    }

    private String detail(Subject subject, Assessment original) {
        Assessment result = Harmless.results(List.of(original)).getFirst();
        StringBuilder text = new StringBuilder();
        text.append("<details><summary>")
                .append(PLAIN.sign(result.verdict()))
                .append(' ')
                .append(words.on(Markdown.codeHtml(result.binary()), Markdown.codeHtml(result.target())))
                .append("</summary>\n\n")
                .append(Markdown.text(words.answer(subject.facts(), result)))
                .append("\n\n");
        result.findings().forEach(finding -> finding(text, finding));
        return text.append("</details>\n\n").toString();
    }

    private void finding(StringBuilder text, Finding finding) {
        text.append("**")
                .append(words.severity(finding.severity()))
                .append("** ")
                .append(Markdown.code(finding.rule()))
                .append(": ")
                .append(words.summary(finding.rule())
                        .map(summary -> Markdown.text(summary) + " · ")
                        .orElse(""))
                .append(Markdown.text(finding.message()))
                .append("\n\n");
        finding.predictedError()
                .ifPresent(
                        error -> text.append(words.youWouldSee()).append("\n\n").append(Markdown.block("text", error)));
        evidence(text, words.inTheBinary(), finding.binaryEvidence());
        evidence(text, words.onTheTarget(), finding.targetEvidence());
        if (!finding.remedies().isEmpty()) {
            text.append(words.whatToDo()).append("\n\n");
            finding.remedies().forEach(remedy -> remedy(text, remedy));
        }
    }

    private void evidence(StringBuilder text, String title, List<Fact> facts) {
        if (facts.isEmpty()) {
            return;
        }
        text.append(title).append("\n\n");
        int shown = verbose ? facts.size() : Math.min(facts.size(), EVIDENCE);
        for (Fact fact : facts.subList(0, shown)) {
            text.append("- ")
                    .append(Markdown.text(fact.name()))
                    .append(": ")
                    .append(Markdown.code(fact.value()))
                    .append('\n');
        }
        if (shown < facts.size()) {
            text.append("- ").append(words.moreEvidence(facts.size() - shown)).append('\n');
        }
        text.append('\n');
    }

    private void remedy(StringBuilder text, Remedy remedy) {
        text.append("**")
                .append(words.remedy(remedy.kind()))
                .append("**: ")
                .append(Markdown.text(remedy.why()))
                .append("\n\n")
                .append(Markdown.block(remedy.kind() == Remedy.Kind.REBASE ? "dockerfile" : "sh", remedy.command()));
    }
}
