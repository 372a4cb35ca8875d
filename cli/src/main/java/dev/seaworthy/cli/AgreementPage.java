package dev.seaworthy.cli;

import dev.seaworthy.trial.Agreement;
import dev.seaworthy.trial.Run;
import dev.seaworthy.verdict.Assessment;
import dev.seaworthy.verdict.Finding;
import dev.seaworthy.verdict.Severity;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** The page that {@code trial --agreement} writes: how verdicts and what happened compare, and every difference by name. */
final class AgreementPage {
    private static final int LONGEST_TEXT = 150;

    private AgreementPage() {}

    /**
     * A binary in a root.
     *
     * @param run what happened; empty when the trial could not be held
     * @param trouble why not
     */
    record Pair(
            String binary, String root, Assessment foretold, Optional<Run> run, Agreement agreement, String trouble) {
        boolean isWrong() {
            return agreement == Agreement.MISSED || agreement == Agreement.FALSE_ALARM;
        }
    }

    static String of(List<Pair> pairs, String runner, int left, int again) {
        StringBuilder out = new StringBuilder("# Agreement of verdicts with what happens\n\n");
        out.append(
                "Made by `seaworthy trial --agreement -o docs/evidence/agreement.md`; do not edit. Every executable for amd64 of"
                        + " the test data was\nrun with `--version` in every root of it, and what happened was compared with"
                        + " what was foretold.\n\n");
        out.append("| | |\n|---|---|\n");
        row(out, "date", LocalDate.now(ZoneOffset.UTC).toString());
        row(out, "seaworthy", Version.text());
        row(out, "kernel", System.getProperty("os.version", ""));
        row(out, "runner", runner);
        row(
                out,
                "binaries",
                count(pairs.stream().map(Pair::binary).toList()) + " (" + left
                        + " more files are no programs for amd64)");
        row(
                out,
                "roots",
                count(pairs.stream().map(Pair::root).toList()) + ": "
                        + String.join(
                                ", ",
                                new TreeSet<>(pairs.stream().map(Pair::root).toList())));
        row(out, "pairs", pairs.size() + "");
        long unheld = pairs.stream().filter(pair -> pair.run().isEmpty()).count();
        row(out, "trials that could not be held", unheld + "");
        row(out, "tried again with ten times the time, as they still ran and should have failed", again + "");
        out.append("\n## Counts\n\n| foretold | as foretold | in other words | starts all the same | does not start |"
                + " not held |\n|---|---:|---:|---:|---:|---:|\n");
        TreeMap<String, int[]> counts = new TreeMap<>();
        for (Pair pair : pairs) {
            int[] row =
                    counts.computeIfAbsent(Style.word(pair.foretold().verdict().name()), _ -> new int[5]);
            row[column(pair)]++;
        }
        counts.forEach((verdict, row) -> out.append("| ")
                .append(verdict)
                .append(" | ")
                .append(row[0])
                .append(" | ")
                .append(row[1])
                .append(" | ")
                .append(row[2])
                .append(" | ")
                .append(row[3])
                .append(" | ")
                .append(row[4])
                .append(" |\n"));
        out.append("\nOf `unknown` nothing was foretold: what started is counted under *starts all the same*, what did"
                + " not under *does not start*.\n");
        section(out, "Disagreements", pairs.stream().filter(Pair::isWrong).toList());
        section(
                out,
                "Foretold in other words",
                pairs.stream()
                        .filter(pair -> pair.agreement() == Agreement.OTHER_WORDS)
                        .toList());
        section(
                out,
                "Not held",
                pairs.stream().filter(pair -> pair.run().isEmpty()).toList());
        return out.toString();
    }

    private static int column(Pair pair) {
        if (pair.run().isEmpty()) {
            return 4;
        }
        return switch (pair.agreement()) {
            case AGREES -> 0;
            case OTHER_WORDS -> 1;
            case FALSE_ALARM -> 2;
            case MISSED -> 3;
            case UNDECIDED -> pair.run().get().outcome().started() ? 2 : 3;
        };
    }

    private static void section(StringBuilder out, String title, List<Pair> pairs) {
        out.append("\n## ").append(title).append("\n\n");
        if (pairs.isEmpty()) {
            out.append("None.\n");
            return;
        }
        out.append("| binary | root | foretold | seen |\n|---|---|---|---|\n");
        for (Pair pair : pairs) {
            String seen = pair.run()
                    .map(run -> TrialWords.in(dev.seaworthy.cli.explain.Language.ENGLISH)
                            .outcome(run.outcome()))
                    .orElse(pair.trouble());
            out.append("| ")
                    .append(pair.binary())
                    .append(" | ")
                    .append(pair.root())
                    .append(" | ")
                    .append(cell(foretold(pair.foretold())))
                    .append(" | ")
                    .append(cell(seen))
                    .append(" |\n");
        }
    }

    private static String foretold(Assessment assessment) {
        return Style.word(assessment.verdict().name())
                + assessment.findings().stream()
                        .filter(finding -> finding.severity() == Severity.BLOCKER)
                        .findFirst()
                        .flatMap(Finding::predictedError)
                        .map(error -> ": " + error)
                        .orElse("");
    }

    private static String cell(String text) {
        String line = Terminal.oneLine(text).replace("|", "\\|").replace("`", "'");
        return line.length() > LONGEST_TEXT ? line.substring(0, LONGEST_TEXT) + "…" : line;
    }

    private static int count(List<String> names) {
        return new TreeSet<>(names).size();
    }

    private static void row(StringBuilder out, String name, String value) {
        out.append("| ").append(name).append(" | ").append(value).append(" |\n");
    }
}
