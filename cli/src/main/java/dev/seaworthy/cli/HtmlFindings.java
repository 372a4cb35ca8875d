package dev.seaworthy.cli;

import dev.seaworthy.cli.html.Html;
import dev.seaworthy.verdict.Fact;
import dev.seaworthy.verdict.Finding;
import dev.seaworthy.verdict.Remedy;
import java.util.List;

/** One finding: what is the matter, what one would see, what shows it, and what to do. */
final class HtmlFindings {
    /** Evidence is nearly always shorter; lists of symbols are not. */
    private static final int MOST_FACTS = 12;

    private final Html html;
    private final Words words;

    HtmlFindings(Html html, Words words) {
        this.html = html;
        this.words = words;
    }

    void write(Finding finding) {
        html.open("article", "class", "finding " + Style.word(finding.severity().name()));
        html.open("h4")
                .element("span", words.severity(finding.severity()), "class", "severity")
                .text(" ");
        html.element("code", finding.rule()).close();
        words.summary(finding.rule()).ifPresent(summary -> html.element("p", summary, "class", "summary"));
        // The sentences of findings are English in every language, so far.
        html.element("p", finding.message(), "lang", "en");
        finding.predictedError().ifPresent(error -> {
            html.element("h5", words.youWouldSee());
            html.element("pre", error, "class", "error", "lang", "en", "tabindex", "0");
        });
        if (!finding.remedies().isEmpty()) {
            html.element("h5", words.whatToDo()).open("ol", "class", "remedies");
            finding.remedies().forEach(this::remedy);
            html.close();
        }
        if (!finding.binaryEvidence().isEmpty() || !finding.targetEvidence().isEmpty()) {
            html.open("div", "class", "evidence");
            facts(words.inTheBinary(), finding.binaryEvidence());
            facts(words.onTheTarget(), finding.targetEvidence());
            html.close();
        }
        html.close();
    }

    private void remedy(Remedy remedy) {
        html.open("li").element("span", words.remedy(remedy.kind()), "class", "kind");
        html.element("pre", remedy.command(), "tabindex", "0");
        html.element("p", remedy.why(), "lang", "en").close();
    }

    private void facts(String title, List<Fact> facts) {
        if (facts.isEmpty()) {
            return;
        }
        html.open("div").element("h5", title).open("dl");
        for (Fact fact : facts.subList(0, Math.min(MOST_FACTS, facts.size()))) {
            html.element("dt", fact.name()).element("dd", fact.value());
        }
        html.close();
        if (facts.size() > MOST_FACTS) {
            html.element("p", "… +" + (facts.size() - MOST_FACTS));
        }
        html.close();
    }
}
