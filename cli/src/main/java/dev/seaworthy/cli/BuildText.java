package dev.seaworthy.cli;

import dev.seaworthy.bundle.toolchain.GoBuild;
import dev.seaworthy.cli.explain.Language;
import dev.seaworthy.verdict.Assessment;
import dev.seaworthy.verdict.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was built, for people. */
final class BuildText {
    private static final double MEGABYTE = 1e6;

    private final Style style;
    private final StringBuilder out = new StringBuilder();

    BuildText(Style style) {
        this.style = style;
    }

    String text(BuildReport report) {
        List<Subject> subjects = new ArrayList<>();
        List<Assessment> results = new ArrayList<>();
        for (BuildReport.Made made : report.made()) {
            binary(report, made);
            subjects.add(made.subject());
            results.addAll(made.judged());
        }
        if (!results.isEmpty()) {
            out.append(new TextReport(style, Words.in(Language.ENGLISH), false).text(subjects, results));
        }
        return out.toString();
    }

    private void binary(BuildReport report, BuildReport.Made made) {
        GoBuild build = made.build();
        line(style.bold(Terminal.oneLine(made.file())) + "  "
                + style.dim(build.goal().name() + ", " + megabytes(build.size()) + ", "
                        + TextReport.describe(made.subject().facts())));
        line("    " + style.green(Terminal.oneLine(build.recipe().command(made.file(), report.packages()))));
        build.recipe().reasons().forEach(reason -> line("    " + style.dim(Terminal.oneLine(reason))));
        build.unstripped().ifPresent(whole -> line("    " + style.dim(stripping(whole, build.size()))));
        line("");
    }

    private static String stripping(long whole, long stripped) {
        return String.format(
                Locale.ROOT,
                "-s -w: %s less than with symbols (%.0f %%); gdb, delve, perf and go tool nm find no symbols any more,"
                        + " panics and pprof still name functions",
                megabytes(whole - stripped),
                100.0 * (whole - stripped) / whole);
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / MEGABYTE);
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
