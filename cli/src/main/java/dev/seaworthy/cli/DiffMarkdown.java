package dev.seaworthy.cli;

import dev.seaworthy.inspect.difference.Change;
import dev.seaworthy.inspect.difference.Change.Topic;
import java.util.List;
import java.util.Locale;

/** Two builds compared, as a comment for a pull request. */
final class DiffMarkdown {
    /** GitHub takes 65,536 characters in a comment; a row has some 200. */
    private static final int MOST = 40;

    private final DiffWords words;
    private final StringBuilder out = new StringBuilder();

    DiffMarkdown(DiffWords words) {
        this.words = words;
    }

    String text(DiffReport report) {
        out.append("**").append(Markdown.text(report.answer(words))).append("**\n\n");
        out.append(Markdown.code(report.oldName()))
                .append(" → ")
                .append(Markdown.code(report.newName()))
                .append(String.format(
                        Locale.ROOT,
                        ", %,d → %,d %s (%s)%n%n",
                        report.difference().oldSize(),
                        report.difference().newSize(),
                        words.bytes(),
                        DiffText.signed(report.difference().newSize()
                                - report.difference().oldSize())));
        verdicts(report);
        for (Topic topic : Topic.values()) {
            table(
                    topic,
                    report.difference().changes().stream()
                            .filter(one -> one.topic() == topic)
                            .toList());
        }
        return out.toString();
    }

    private void verdicts(DiffReport report) {
        List<DiffReport.Judged> shown = report.named() ? report.targets() : report.changed();
        if (shown.isEmpty()) {
            return;
        }
        out.append("### ")
                .append(words.verdicts())
                .append("\n\n")
                .append(words.columns())
                .append("\n|---|---|---|---|\n");
        for (DiffReport.Judged one : shown) {
            out.append("| ")
                    .append(Markdown.codeCell(one.target()))
                    .append(" | ")
                    .append(words.verdict(one.before()))
                    .append(" | ")
                    .append(words.verdict(one.after()))
                    .append(" | ")
                    .append(one.worse() ? Markdown.text(String.join("; ", one.reasons())) : "")
                    .append(" |\n");
        }
        out.append('\n');
    }

    private void table(Topic topic, List<Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        out.append("### ")
                .append(words.topic(topic))
                .append("\n\n")
                .append(words.columns())
                .append("\n|---|---|---|---|\n");
        for (Change change : changes.subList(0, Math.min(MOST, changes.size()))) {
            String said = words.say(change.what());
            String what = topic == Topic.NEEDS || topic == Topic.MODULES ? change.id() + ", " + said : said;
            boolean data = topic == Topic.BUILD || topic == Topic.MODULES;
            out.append("| ")
                    .append(Markdown.text(what))
                    .append(" | ")
                    .append(Markdown.codeCell(data ? change.before() : words.say(change.before())))
                    .append(" | ")
                    .append(Markdown.codeCell(data ? change.after() : words.say(change.after())))
                    .append(" | ")
                    .append(words.effect(change.effect()))
                    .append(" |\n");
        }
        out.append('\n');
        if (changes.size() > MOST) {
            out.append(words.more(changes.size() - MOST)).append("\n\n");
        }
    }
}
