package dev.seaworthy.cli;

import dev.seaworthy.cli.html.Html;
import dev.seaworthy.verdict.Assessment;
import dev.seaworthy.verdict.Subject;
import dev.seaworthy.verdict.plan.Plan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Below the table: each binary with its pictures and, folded, what was found on each target. */
final class HtmlDetails {
    /** Characters of findings: a page that is larger opens slowly, and no mail takes it. */
    private static final int MOST = 6 << 20;
    /** Pictures of so many binaries. */
    private static final int PICTURES = 60;

    private final Html html;
    private final Words words;
    private final HtmlWords own;
    private final HtmlFindings findings;
    private final HtmlTrials trials;
    private int left;

    HtmlDetails(Html html, Words words, HtmlWords own) {
        this.html = html;
        this.words = words;
        this.own = own;
        this.findings = new HtmlFindings(html, words);
        this.trials = new HtmlTrials(html, words, own.chinese());
    }

    /** A result, its number among those of its binary, and what was measured. */
    private record Numbered(int target, Assessment result, Optional<MeasuredTrial> trial) {}

    void write(Report report, List<Report.Row> rows) {
        for (int binary = 0; binary < rows.size(); binary++) {
            binary(binary, rows.get(binary), report);
        }
        if (left > 0) {
            html.element("p", own.leftOut(left), "class", "left-out");
        }
    }

    private void binary(int number, Report.Row row, Report report) {
        Subject subject = row.subject();
        String name = Terminal.oneLine(subject.shownAs());
        List<Assessment> results = Harmless.results(row.results());
        html.open("section", "class", "binary", "id", "b" + number, "data-text", name);
        html.element("h3", name).element("p", TextReport.describe(subject.facts()), "class", "facts");
        // Targets on which exactly the same was found share their details.
        Map<List<Object>, List<Numbered>> groups = new LinkedHashMap<>();
        for (int i = 0; i < results.size(); i++) {
            Assessment result = results.get(i);
            Optional<MeasuredTrial> trial = report.trial(result);
            groups.computeIfAbsent(
                            List.of(result.verdict(), result.findings(), result.plan(), trial), _ -> new ArrayList<>())
                    .add(new Numbered(i, result, trial));
        }
        groups.values().forEach(group -> pairs(number, subject, group));
        if (number < PICTURES) {
            new HtmlPictures(html, own, report.copies()).write(subject);
        }
        html.close();
    }

    private void pairs(int binary, Subject subject, List<Numbered> group) {
        Assessment result = group.getFirst().result();
        List<String> targets = group.stream().map(one -> one.result().target()).toList();
        String verdict = Style.word(result.verdict().name());
        html.open("details", "data-verdict", verdict, "data-text", String.join(" ", targets));
        html.open("summary").open("span", "class", "v " + verdict);
        HtmlReport.sign(html, result.verdict());
        html.text(words.verdict(result.verdict())).close();
        html.element("span", String.join(", ", targets), "class", "targets");
        html.element("span", TextReport.reason(result, ""), "class", "reason").close();
        html.open("div", "class", "inside");
        // A link leads inside, because browsers open what is folded around the goal of a link, but not the goal itself.
        group.forEach(one -> html.open("a", "id", HtmlMatrix.id(binary, one.target()), "tabindex", "-1")
                .close());
        if (html.length() > MOST) {
            left += group.size();
        } else {
            answer(subject, group, result);
            group.getFirst().trial().ifPresent(trials::one);
        }
        html.close().close();
    }

    private void answer(Subject subject, List<Numbered> group, Assessment result) {
        html.element(
                "p",
                group.size() == 1
                        ? Terminal.oneLine(words.answer(subject.facts(), result))
                        : Terminal.oneLine(words.answerEverywhere(subject.facts())),
                "class",
                "answer");
        if (result.findings().isEmpty()) {
            html.element("p", own.nothingFound());
        }
        result.findings().forEach(findings::write);
        result.plan().ifPresent(this::plan);
    }

    private void plan(Plan plan) {
        if (!plan.addsToRemedies()) {
            return;
        }
        html.open("div", "class", "plan").element("h4", own.together());
        plan.steps().forEach(step -> html.element("pre", step.command(), "tabindex", "0"));
        plan.change().ifPresent(change -> {
            html.element("pre", change.diff(), "tabindex", "0", "class", "diff");
            change.judged()
                    .ifPresent(verdict -> html.element("p", own.judgedWithChange() + " " + words.verdict(verdict)));
        });
        html.close();
    }
}
