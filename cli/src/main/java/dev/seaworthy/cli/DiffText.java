package dev.seaworthy.cli;

import dev.seaworthy.inspect.difference.Change;
import dev.seaworthy.inspect.difference.Change.Effect;
import dev.seaworthy.inspect.difference.Change.Topic;
import dev.seaworthy.inspect.difference.Difference;
import java.util.List;
import java.util.Locale;

/** Two builds compared, for people at a terminal. */
final class DiffText {
    /** So many changes of a topic are shown, unless all are asked for. */
    private static final int MOST = 12;
    /** Values of settings can be as long as all of GODEBUG. */
    private static final int LONGEST = 160;

    private final DiffWords words;
    private final Style style;
    private final boolean verbose;
    private final StringBuilder out = new StringBuilder();

    DiffText(DiffWords words, Style style, boolean verbose) {
        this.words = words;
        this.style = style;
        this.verbose = verbose;
    }

    String text(DiffReport report) {
        line(style.bold(Terminal.oneLine(report.answer(words))));
        line("");
        line(Terminal.oneLine(report.oldName() + " → " + report.newName()) + "  " + size(report.difference()));
        verdicts(report);
        for (Topic topic : Topic.values()) {
            List<Change> changes = report.difference().changes().stream()
                    .filter(one -> one.topic() == topic)
                    .toList();
            if (!changes.isEmpty()) {
                line("");
                line(style.bold(words.topic(topic)));
                int shown = verbose ? changes.size() : Math.min(MOST, changes.size());
                changes.subList(0, shown).forEach(this::change);
                if (shown < changes.size()) {
                    line("  " + style.dim(words.more(changes.size() - shown)));
                }
            }
        }
        return out.toString();
    }

    private String size(Difference difference) {
        return String.format(
                Locale.ROOT,
                "%,d → %,d %s (%s)",
                difference.oldSize(),
                difference.newSize(),
                words.bytes(),
                signed(difference.newSize() - difference.oldSize()));
    }

    static String signed(long number) {
        return String.format(Locale.ROOT, "%+,d", number);
    }

    private void verdicts(DiffReport report) {
        List<DiffReport.Judged> shown = report.named() ? report.targets() : report.changed();
        if (shown.isEmpty()) {
            return;
        }
        line("");
        line(style.bold(words.verdicts()));
        int widest = shown.stream().mapToInt(one -> one.target().length()).max().orElse(0);
        for (DiffReport.Judged one : shown) {
            String verdict = one.changed()
                    ? style.like(one.before(), words.verdict(one.before())) + " → "
                            + style.like(one.after(), words.verdict(one.after()))
                    : style.like(one.after(), words.verdict(one.after()));
            line("  " + style.sign(one.after()) + " " + Terminal.oneLine(one.target())
                    + " ".repeat(widest - one.target().length()) + "  " + verdict);
            if (one.worse()) {
                one.reasons().forEach(reason -> line("      " + Terminal.oneLine(reason)));
            }
        }
    }

    private void change(Change change) {
        String effect = words.effect(change.effect());
        line("  " + sign(change.effect()) + " " + shortened(Terminal.oneLine(sentence(change)))
                + (effect.isEmpty() ? "" : "  " + style.dim(effect)));
        if (change.effect() == Effect.DEMANDS || change.effect() == Effect.WEAKENS) {
            change.because().forEach(reason -> line("      " + style.dim(Terminal.oneLine(words.say(reason)))));
        }
    }

    private String shortened(String text) {
        return verbose || text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    private String sentence(Change change) {
        String moved = switch (change.topic()) {
            case SIZE -> signed(number(change.after()) - number(change.before())) + " " + words.bytes();
            case NEEDS, LINKING, HARDENING -> arrow(words.say(change.before()), words.say(change.after()));
            // These are data, in which a word is no sentence.
            case BUILD, MODULES -> arrow(change.before(), change.after());
        };
        String what = words.say(change.what());
        return switch (change.topic()) {
            case NEEDS -> moved + " (" + what + ")";
            case MODULES -> change.id() + " " + moved + " (" + what + ")";
            case LINKING, HARDENING, BUILD, SIZE -> what + " " + moved;
        };
    }

    private static String arrow(String before, String after) {
        if (before.isEmpty()) {
            return "+ " + after;
        }
        return after.isEmpty() ? "− " + before : before + " → " + after;
    }

    static long number(String text) {
        return text.isEmpty() ? 0 : Long.parseLong(text);
    }

    private String sign(Effect effect) {
        return switch (effect) {
            case DEMANDS -> style.red("!");
            case WEAKENS -> style.yellow("!");
            case RELIEVES, STRENGTHENS -> style.green("✓");
            case DIFFERS -> style.dim("·");
        };
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
