package dev.seaworthy.cli;

import dev.seaworthy.cli.html.Html;
import dev.seaworthy.verdict.Assessment;
import java.util.ArrayList;
import java.util.List;

/** The table of verdicts. Every cell is a link to what is behind it; of one binary, targets are rows with the reason. */
final class HtmlMatrix {
    /** Names of more targets than this stand upright. */
    private static final int MOST_LYING = 5;

    private final Html html;
    private final Words words;
    private final HtmlWords own;

    HtmlMatrix(Html html, Words words, HtmlWords own) {
        this.html = html;
        this.words = words;
        this.own = own;
    }

    /** The id of what is behind a cell. */
    static String id(int binary, int target) {
        return "b" + binary + "t" + target;
    }

    void write(List<Report.Row> rows) {
        // A table that is wider than the window scrolls; so that a keyboard can scroll it, it takes the focus.
        html.open("div", "class", "scroll", "role", "region", "aria-label", own.matrix(), "tabindex", "0");
        if (rows.size() == 1) {
            oneBinary(Harmless.results(rows.getFirst().results()));
        } else {
            matrix(rows);
        }
        html.close();
    }

    private void oneBinary(List<Assessment> results) {
        // On a narrow screen rows become blocks, by which browsers forget that this is a table, unless it is said.
        html.open("table", "class", "list", "role", "table")
                .open("thead", "role", "rowgroup")
                .open("tr", "role", "row");
        for (String head : List.of(own.target(), own.verdict(), own.why())) {
            html.element("th", head, "scope", "col", "role", "columnheader");
        }
        html.close().close().open("tbody", "role", "rowgroup");
        for (int i = 0; i < results.size(); i++) {
            Assessment result = results.get(i);
            html.open("tr", "role", "row").element("th", result.target(), "scope", "row", "role", "rowheader");
            cell(0, i, result);
            html.element("td", TextReport.reason(result, ""), "role", "cell").close();
        }
        html.close().close();
    }

    private void matrix(List<Report.Row> rows) {
        List<String> targets = new ArrayList<>();
        rows.getFirst().results().forEach(result -> targets.add(Terminal.oneLine(result.target())));
        html.open("table", "class", targets.size() > MOST_LYING ? "matrix dense" : "matrix");
        html.open("thead").open("tr").element("th", own.binary(), "scope", "col");
        for (String target : targets) {
            html.open("th", "scope", "col").element("span", target).close();
        }
        html.close().close().open("tbody");
        for (int binary = 0; binary < rows.size(); binary++) {
            Report.Row row = rows.get(binary);
            html.open("tr").open("th", "scope", "row");
            html.element("a", Terminal.oneLine(row.subject().shownAs()), "href", "#b" + binary)
                    .close();
            for (int i = 0; i < row.results().size(); i++) {
                cell(binary, i, row.results().get(i));
            }
            html.close();
        }
        html.close().close();
    }

    private void cell(int binary, int target, Assessment result) {
        html.open("td", "role", "cell");
        html.open(
                "a",
                "class",
                "v " + Style.word(result.verdict().name()),
                "href",
                "#" + id(binary, target),
                "title",
                words.on(Terminal.oneLine(result.binary()), Terminal.oneLine(result.target())) + ": "
                        + words.verdict(result.verdict()));
        HtmlReport.sign(html, result.verdict());
        html.element("span", words.verdict(result.verdict()), "class", "word");
        html.close().close();
    }
}
