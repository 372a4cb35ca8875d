package dev.seaworthy.cli;

import dev.seaworthy.verdict.Severity;
import dev.seaworthy.verdict.Subject;
import dev.seaworthy.verdict.Verdict;
import dev.seaworthy.verdict.remedy.BaseAdvice;
import dev.seaworthy.verdict.remedy.BaseAdvice.Candidate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Advice on base images, for people. */
final class AdviceText {
    /** Of the targets that come close, so many are shown; {@code --verbose} shows all. */
    private static final int SHOWN = 6;

    private final Style style;
    private final boolean verbose;

    AdviceText(Style style, boolean verbose) {
        this.style = style;
        this.verbose = verbose;
    }

    String of(Subject subject, BaseAdvice advice) {
        List<String> lines = new ArrayList<>();
        lines.add(style.bold(Terminal.oneLine(subject.shownAs())) + "  "
                + style.dim(TextReport.describe(subject.facts())));
        lines.add("");
        Optional<Candidate> best = advice.best();
        if (best.isPresent()) {
            lines.add("The smallest target on which it runs without gaps, of "
                    + advice.candidates().size() + " judged:");
            lines.addAll(table(List.of(best.get()), OptionalLong.empty()));
            lines.add("    " + style.green("FROM " + best.get().target()));
            if (best.get().size().isEmpty()) {
                lines.add("    " + style.dim("The size of none on which it runs is known."));
            }
            List<Candidate> steps = advice.stepsDown();
            if (!steps.isEmpty()) {
                lines.add("");
                lines.add("What smaller ones would save and cost:");
                lines.addAll(shown(steps, best.get().size()));
            }
        } else {
            lines.add("It runs without gaps on none of the "
                    + advice.candidates().size() + " targets judged. The nearest:");
            lines.addAll(shown(nearest(advice), OptionalLong.empty()));
            lines.add("    " + style.dim("seaworthy check --on NAME says what to install there."));
        }
        if (!advice.oldest().isEmpty()) {
            lines.add("");
            lines.add("The oldest release of each distribution with glibc "
                    + advice.floor().orElseThrow() + " or newer on which nothing known keeps it from starting:");
            lines.addAll(table(advice.oldest(), OptionalLong.empty()));
        }
        lines.add("");
        return String.join("\n", lines) + "\n";
    }

    /** The best verdicts, and among these the smallest. */
    private static List<Candidate> nearest(BaseAdvice advice) {
        List<Candidate> nearest = new ArrayList<>();
        for (Verdict verdict : List.of(Verdict.GAPS, Verdict.UNKNOWN, Verdict.FAILS)) {
            advice.candidates().stream()
                    .filter(one -> one.assessment().verdict() == verdict)
                    .forEach(nearest::add);
        }
        return nearest;
    }

    /** One of each distribution, unless all are asked for. */
    private List<String> shown(List<Candidate> candidates, OptionalLong than) {
        if (verbose) {
            return table(candidates, than);
        }
        Map<String, Candidate> ofEach = new LinkedHashMap<>();
        for (Candidate one : candidates) {
            String key = one.distribution().id() + one.distribution().packages() + reason(one);
            ofEach.putIfAbsent(key.isEmpty() ? one.target() : key, one);
        }
        List<Candidate> some = ofEach.values().stream().limit(SHOWN).toList();
        List<String> lines = new ArrayList<>(table(some, than));
        if (some.size() < candidates.size()) {
            lines.add("    " + style.dim("… " + (candidates.size() - some.size()) + " more (--verbose)"));
        }
        return lines;
    }

    private List<String> table(List<Candidate> candidates, OptionalLong than) {
        int names =
                candidates.stream().mapToInt(one -> one.target().length()).max().orElse(0);
        return candidates.stream()
                .map(one -> ("    " + style.sign(one.assessment().verdict()) + " "
                                + word(one.assessment().verdict())
                                + " "
                                        .repeat(8
                                                - one.assessment()
                                                        .verdict()
                                                        .name()
                                                        .length())
                                + one.target() + " ".repeat(names - one.target().length()) + "  "
                                + size(one, than) + "  "
                                + style.dim(one.runs() ? one.cLibrary().describe() : reason(one)))
                        .stripTrailing())
                .toList();
    }

    private String word(Verdict verdict) {
        return style.like(verdict, Style.word(verdict.name()));
    }

    private static String size(Candidate one, OptionalLong than) {
        String size = one.size().isPresent() ? megabytes(one.size().getAsLong()) : "size unknown";
        return than.isPresent() && one.size().isPresent()
                ? String.format(
                        Locale.ROOT,
                        "%9s, saves %s",
                        size,
                        megabytes(than.getAsLong() - one.size().getAsLong()))
                : String.format(Locale.ROOT, "%12s", size);
    }

    /** Millions of bytes, as registries and engines show them. */
    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }

    private static String reason(Candidate one) {
        return one.assessment().findings().stream()
                .filter(finding -> finding.severity() != Severity.NOTE)
                .findFirst()
                .map(finding -> finding.rule()
                        + finding.missing().map(text -> ": " + text).orElse(""))
                .map(Terminal::oneLine)
                .orElse("");
    }
}
