package dev.seaworthy.cli;

import dev.seaworthy.cli.html.Html;
import dev.seaworthy.trial.Series;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** What was measured when binaries were really run: a table of all, and what one of them showed. */
final class HtmlTrials {
    private static final int SHOWN_NAMES = 40;
    /** The widest bar, in pixels. */
    private static final int BAR = 96;

    private final Html html;
    private final Words verdicts;
    private final TrialWords words;

    HtmlTrials(Html html, Words verdicts, boolean chinese) {
        this.html = html;
        this.verdicts = verdicts;
        this.words = new TrialWords(chinese);
    }

    /** Size of the image, start, memory and whether it runs: for each target a row. */
    void table(List<MeasuredTrial> trials) {
        if (trials.isEmpty()) {
            return;
        }
        boolean several = trials.stream().map(MeasuredTrial::binary).distinct().count() > 1;
        String title = words.of("Measured", "实测");
        html.open("section", "class", "trials").element("h2", title);
        html.element(
                "p",
                words.of("Really run in these targets, sandboxed, with ", "在这些目标中真正运行过（沙箱），运行方式：")
                        + Terminal.oneLine(runners(trials))
                        + words.of(". Image: the bytes of all files in it.", "。镜像：其中所有文件的字节数。"));
        html.open("div", "class", "scroll", "role", "region", "aria-label", title, "tabindex", "0");
        html.open("table", "class", "measured").open("thead").open("tr");
        if (several) {
            head(words.of("binary", "二进制文件"));
        }
        head(words.of("target", "目标"));
        head(words.of("image", "镜像大小"), "class", "number");
        head(words.of("start", "启动时间"), "class", "number");
        head(words.of("memory", "内存"), "class", "number");
        head(words.of("foretold", "预测"));
        head(words.of("seen", "实测"));
        html.close().close().open("tbody");
        long longest = trials.stream()
                .flatMap(one -> start(one).stream())
                .mapToLong(series -> series.median().toNanos())
                .max()
                .orElse(1);
        trials.forEach(one -> row(one, several, Math.max(1, longest)));
        html.close().close().close().close();
    }

    private static String runners(List<MeasuredTrial> trials) {
        return trials.stream().map(MeasuredTrial::runner).distinct().collect(Collectors.joining(", "));
    }

    private void head(String text, String... attributes) {
        html.open(
                "th",
                attributes.length == 0
                        ? new String[] {"scope", "col"}
                        : new String[] {"scope", "col", attributes[0], attributes[1]});
        html.text(text).close();
    }

    private void row(MeasuredTrial one, boolean several, long longest) {
        html.open("tr");
        if (several) {
            html.element("td", Terminal.oneLine(one.binary()));
        }
        html.element("th", Terminal.oneLine(one.target()), "scope", "row");
        html.element("td", size(one.rootSize()), "class", "number");
        html.open("td", "class", "number");
        Optional<Series> start = start(one);
        if (start.isPresent()) {
            int width = (int) Math.max(1, BAR * start.get().median().toNanos() / longest);
            html.trusted("<svg class=\"bar\" aria-hidden=\"true\" width=\"" + BAR + "\" height=\"8\"><rect width=\""
                    + width + "\" height=\"8\" x=\"" + (BAR - width) + "\" rx=\"2\"/></svg> ");
            html.text(milliseconds(start.get().median())).text(" ").element("small", until(one));
        } else {
            html.text("–");
        }
        html.close();
        html.element("td", size(one.peakMemory()), "class", "number");
        html.open("td").open("span", "class", "v " + Style.word(one.foretold().name()));
        HtmlReport.sign(html, one.foretold());
        html.text(verdicts.verdict(one.foretold())).close().close();
        html.open("td").text(Terminal.oneLine(seen(one)) + "; ");
        html.element(
                one.isContradiction() ? "strong" : "span",
                words.agreement(one.agreement()),
                "class",
                one.isContradiction() ? "contradiction" : "agreement");
        html.close().close();
    }

    private String seen(MeasuredTrial one) {
        return words.outcome(one.outcome()) + (one.neverReady() ? words.of(", never ready", "，始终未就绪") : "");
    }

    /** What is closest to a user: ready, else in main.main, else at its end. */
    private static Optional<Series> start(MeasuredTrial one) {
        return one.toReady().or(one::toMain).or(one::toEnd);
    }

    private String until(MeasuredTrial one) {
        if (one.toReady().isPresent()) {
            return words.of("ready", "就绪");
        }
        return one.toMain().isPresent() ? "main.main" : words.of("its end", "结束");
    }

    /** All that is known of one. */
    void one(MeasuredTrial one) {
        html.open("div", "class", "trial").element("h4", words.of("Measured", "实测"));
        html.open("dl");
        entry(words.of("seen", "实测结果"), seen(one) + "; " + words.agreement(one.agreement()));
        one.toMain().ifPresent(series -> entry(words.of("to main.main", "到 main.main"), spread(series)));
        one.toReady().ifPresent(series -> entry(words.of("to ready", "到就绪"), spread(series)));
        one.toEnd().ifPresent(series -> entry(words.of("to its end", "到结束"), spread(series)));
        if (one.peakMemory().isPresent()) {
            entry(words.of("peak memory", "内存峰值"), words.of("at least ", "至少 ") + size(one.peakMemory()));
        }
        if (one.rootSize().isPresent()) {
            entry(words.of("files of the target", "目标的文件"), size(one.rootSize()));
        }
        if (!one.libraries().isEmpty()) {
            entry(words.of("libraries mapped", "加载的库"), listed(one.libraries()));
        }
        one.notFound()
                .filter(names -> !names.isEmpty())
                .ifPresent(names -> entry(words.of("looked for, not there", "查找但不存在"), listed(names)));
        entry(words.of("run with", "运行方式"), one.runner());
        html.close().close();
    }

    private void entry(String name, String value) {
        html.element("dt", name).element("dd", Terminal.oneLine(value));
    }

    private String listed(List<String> names) {
        String shown = names.stream().limit(SHOWN_NAMES).collect(Collectors.joining(", "));
        int more = names.size() - SHOWN_NAMES;
        return more <= 0 ? shown : shown + words.of(", and " + more + " more", " 等，另有 " + more + " 个");
    }

    private String spread(Series series) {
        return milliseconds(series.median())
                + (series.count() == 1
                        ? ""
                        : " (" + milliseconds(series.least()) + " – " + milliseconds(series.most()) + ", "
                                + words.of("median of " + series.count() + " runs", series.count() + " 次的中位数") + ")");
    }

    private static String milliseconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f ms", duration.toNanos() / 1e6);
    }

    private static String size(OptionalLong bytes) {
        return bytes.isPresent() ? String.format(Locale.ROOT, "%.1f MiB", bytes.getAsLong() / (double) (1 << 20)) : "–";
    }
}
