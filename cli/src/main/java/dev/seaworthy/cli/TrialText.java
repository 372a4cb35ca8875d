package dev.seaworthy.cli;

import dev.seaworthy.cli.explain.Language;
import dev.seaworthy.trial.Agreement;
import dev.seaworthy.trial.Outcome;
import dev.seaworthy.trial.Series;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Trials for people: a table of all targets, then what each showed. */
final class TrialText {
    private static final int SHOWN_LINES = 8;
    /** Bytes below which a number of MiB with one digit says nothing. */
    private static final int SMALL = 100 << 10;

    private static final int SHOWN_NAMES = 12;

    private final Style style;
    private final TrialWords words;
    private final Words verdicts;
    private final StringBuilder out = new StringBuilder();

    private TrialText(Style style, Language language) {
        this.style = style;
        this.words = TrialWords.in(language);
        this.verdicts = Words.in(language);
    }

    static String of(List<TrialResult> results, String runner, boolean traced, Style style, Language language) {
        TrialText text = new TrialText(style, language);
        text.out.append(text.words.of("Run with ", "运行方式：")).append(runner).append('\n');
        if (!traced) {
            text.out
                    .append(text.words.of(
                            "Which files are looked for in vain is not shown: that needs strace and a runner other"
                                    + " than a container engine",
                            "未显示找不到的文件：需要 strace，且运行方式不能是容器引擎"))
                    .append('\n');
        }
        text.out.append('\n');
        if (results.size() > 1) {
            text.table(results);
        }
        results.forEach(text::one);
        return text.out.toString();
    }

    private void table(List<TrialResult> results) {
        int width = Math.max(
                6, results.stream().mapToInt(one -> name(one).length()).max().orElse(6));
        out.append(style.bold(String.format(
                        Locale.ROOT,
                        "  %-" + width + "s  %10s  %12s  %10s  %s",
                        words.of("target", "目标"),
                        words.of("files", "文件大小"),
                        words.of("time", "时间"),
                        words.of("memory", "内存"),
                        words.of("foretold, seen", "预测与实测"))))
                .append('\n');
        for (TrialResult one : results) {
            String time = one.toReady().or(one::lasted).map(TrialText::middle).orElse("–");
            out.append(String.format(
                    Locale.ROOT,
                    "%s %-" + width + "s  %10s  %12s  %10s  %s, %s%n",
                    sign(one),
                    name(one),
                    size(one.rootSize()),
                    time,
                    size(one.peakMemory()),
                    verdicts.verdict(one.foretold().verdict()),
                    outcome(one)));
        }
        out.append('\n');
    }

    private void one(TrialResult one) {
        out.append(sign(one))
                .append(' ')
                .append(style.bold(Terminal.oneLine(one.foretold().binary()) + " → " + name(one)))
                .append(": ")
                .append(Terminal.oneLine(outcome(one)))
                .append('\n');
        line(
                words.of("foretold", "预测"),
                verdicts.verdict(one.foretold().verdict()) + "; " + words.agreement(one.agreement()));
        one.toMain().ifPresent(series -> line(words.of("to main.main", "到 main.main"), spread(series)));
        one.toReady().ifPresent(series -> line(words.of("to ready", "到就绪"), spread(series)));
        one.lasted().ifPresent(series -> line(words.of("to its end", "到结束"), spread(series)));
        if (one.peakMemory().isPresent()) {
            line(words.of("peak memory", "内存峰值"), words.of("at least ", "至少 ") + size(one.peakMemory()));
        }
        if (!one.first().libraries().isEmpty()) {
            line(
                    words.of("libraries", "加载的库"),
                    Terminal.oneLine(String.join(", ", one.first().libraries())));
        }
        one.notFound()
                .filter(names -> !names.isEmpty())
                .ifPresent(names -> line(words.of("looked for, not there", "查找但不存在"), listed(names)));
        if (one.first().refusedProcesses().orElse(0) > 0) {
            line(
                    words.of("limits", "限制"),
                    words.of("wanted more processes than allowed, ", "想要的进程数超限，次数 ")
                            + one.first().refusedProcesses().getAsLong()
                            + words.of(" times", ""));
        }
        boolean failed = !(one.first().outcome() instanceof Outcome.Ended(int status) && status == 0);
        printed(words.of("output", "输出"), one.first().output());
        if (failed) {
            printed(words.of("errors", "错误输出"), one.first().errors());
        }
        out.append('\n');
    }

    private String listed(List<String> names) {
        String shown = Terminal.oneLine(
                String.join(", ", names.stream().limit(SHOWN_NAMES).toList()));
        int more = names.size() - SHOWN_NAMES;
        return more <= 0 ? shown : shown + words.of(", and " + more + " more (--json)", " 等，另有 " + more + " 个（--json）");
    }

    private void line(String name, String value) {
        out.append("    ").append(style.dim(name + ": ")).append(value).append('\n');
    }

    private void printed(String name, String text) {
        if (text.isBlank()) {
            return;
        }
        line(name, "");
        List<String> lines = text.strip().lines().toList();
        lines.stream()
                .skip(Math.max(0, lines.size() - SHOWN_LINES))
                .forEach(one ->
                        out.append("      ").append(Terminal.printable(one)).append('\n'));
    }

    private String outcome(TrialResult one) {
        return words.outcome(one.first().outcome()) + (one.neverReady() ? words.of("; NOT READY", "；未就绪") : "");
    }

    private String sign(TrialResult one) {
        if (one.agreement() == Agreement.MISSED || one.agreement() == Agreement.FALSE_ALARM) {
            return style.red("≠");
        }
        if (one.neverReady()) {
            return style.yellow("!");
        }
        return one.first().outcome().started() ? style.green("✓") : style.red("✗");
    }

    private static String name(TrialResult one) {
        return Terminal.oneLine(one.foretold().target());
    }

    private String spread(Series series) {
        return middle(series)
                + (series.count() == 1
                        ? ""
                        : " (" + milliseconds(series.least()) + " – " + milliseconds(series.most()) + ", "
                                + words.of(series.count() + " runs", series.count() + " 次") + ")");
    }

    private static String middle(Series series) {
        return milliseconds(series.median());
    }

    private static String milliseconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f ms", duration.toNanos() / 1e6);
    }

    private static String size(OptionalLong bytes) {
        return Optional.of(bytes)
                .filter(OptionalLong::isPresent)
                .map(there -> there.getAsLong() < SMALL
                        ? String.format(Locale.ROOT, "%.1f KiB", there.getAsLong() / 1024.0)
                        : String.format(Locale.ROOT, "%.1f MiB", there.getAsLong() / (double) (1 << 20)))
                .orElse("–");
    }
}
