package dev.seaworthy.cli;

import dev.seaworthy.cli.html.Html;
import dev.seaworthy.verdict.Assessment;
import dev.seaworthy.verdict.Subject;
import dev.seaworthy.verdict.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/**
 * Results as one page that can be sent around: it needs no other file and no network, is read without scripts too, and its
 * policy forbids the browser to load or run anything that is not in it.
 */
final class HtmlReport {
    private final Words words;
    private final HtmlWords own;
    private final Html html;

    private HtmlReport(Words words, PrintStream out) {
        this.words = words;
        this.own = HtmlWords.in(words.language());
        this.html = new Html(out);
    }

    /**
     * Prints it piece by piece. What strangers chose in results is cleaned only while they are written: clean copies of those
     * of thousands of binaries take more memory than all else.
     */
    static void print(Report report, Words words, PrintStream out) {
        new HtmlReport(words, out).write(report);
    }

    private void write(Report report) {
        List<Assessment> results = report.results();
        List<Report.Row> rows = report.rows();
        html.trusted("<!DOCTYPE html>\n").open("html", "lang", own.language());
        head();
        html.open("body");
        headline(report, results);
        html.open("main");
        if (!results.isEmpty()) {
            new HtmlMatrix(html, words, own).write(rows);
            new HtmlTrials(html, words, own.chinese()).table(report.trials());
            filters(results);
            new HtmlDetails(html, words, own).write(report, rows);
        }
        unread(report.unread());
        html.close();
        html.open("footer")
                .element("p", own.legend())
                .element("p", own.madeBy(Version.text(), !report.trials().isEmpty()))
                .close();
        html.open("script").trusted(resource("report.js")).close();
        html.close().close();
    }

    private void head() {
        String style = resource("report.css");
        String script = resource("report.js");
        html.open("head").open("meta", "charset", "utf-8");
        html.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.open(
                "meta",
                "http-equiv",
                "Content-Security-Policy",
                "content",
                "default-src 'none'; style-src '" + hash(style) + "'; script-src '" + hash(script)
                        + "'; base-uri 'none'; form-action 'none'");
        html.open("meta", "name", "color-scheme", "content", "light dark");
        html.element("title", "Seaworthy: " + own.title());
        html.open("style").trusted(style).close().close();
    }

    private void headline(Report report, List<Assessment> results) {
        html.open("header").element("p", "Seaworthy", "class", "mark");
        String answer = headlineText(report, results);
        // What everybody wants to know comes first and large, the list of what a Linux must bring behind it.
        int end = firstSentence(answer);
        html.element("h1", answer.substring(0, end));
        if (end < answer.length()) {
            html.element("p", answer.substring(end).strip(), "class", "lead");
        }
        html.open("ul", "class", "counts");
        for (Verdict verdict : Verdict.values()) {
            long count = results.stream()
                    .filter(result -> result.verdict() == verdict)
                    .count();
            if (count > 0) {
                html.open("li", "class", "v " + Style.word(verdict.name()));
                sign(html, verdict);
                html.element("strong", Long.toString(count))
                        .text(" " + words.verdict(verdict))
                        .close();
            }
        }
        html.close().close();
    }

    private static int firstSentence(String text) {
        int english = text.indexOf(". ");
        int chinese = text.indexOf('\u3002');
        int end = english < 0 ? chinese : chinese < 0 ? english : Math.min(english, chinese);
        return end < 0 ? text.length() : end + 1;
    }

    private String headlineText(Report report, List<Assessment> results) {
        if (results.isEmpty()) {
            return words.nothingJudged();
        }
        if (results.size() == 1) {
            return Terminal.oneLine(
                    words.answer(report.subject(results.getFirst()).facts(), results.getFirst()));
        }
        List<Subject> subjects = report.subjects();
        return subjects.size() == 1
                ? Terminal.oneLine(words.answerEverywhere(subjects.getFirst().facts()))
                : words.answerForAll();
    }

    /** They need a script, which shows them; without one they would be dead buttons. */
    private void filters(List<Assessment> results) {
        html.element("h2", own.details());
        html.open("div", "class", "filters", "id", "filters", "hidden", "");
        html.open("label").text(own.search() + " ");
        html.open("input", "type", "search", "id", "search", "autocomplete", "off")
                .close();
        html.open("span", "role", "group", "aria-label", own.show());
        for (Verdict verdict : Verdict.values()) {
            if (results.stream().anyMatch(result -> result.verdict() == verdict)) {
                String name = Style.word(verdict.name());
                html.open(
                        "button", "type", "button", "class", "v " + name, "data-verdict", name, "aria-pressed", "true");
                sign(html, verdict);
                html.text(words.verdict(verdict)).close();
            }
        }
        html.close();
        html.element("button", own.openAll(), "type", "button", "id", "open-all");
        html.element("button", own.closeAll(), "type", "button", "id", "close-all");
        html.element("span", "", "role", "status", "id", "shown", "data-word", own.shown());
        html.close();
    }

    private void unread(List<Report.Unread> unread) {
        if (unread.isEmpty()) {
            return;
        }
        html.open("section", "class", "unread")
                .element("h2", words.couldNotBeRead())
                .open("ul");
        for (Report.Unread one : unread) {
            html.open("li").element("code", Terminal.oneLine(one.name()));
            html.text(": " + Terminal.oneLine(one.reason())).close();
        }
        html.close().close();
    }

    /** The sign carries the meaning without colours; the word beside it is for those who cannot see it. */
    static void sign(Html html, Verdict verdict) {
        html.element("span", new Style(false).sign(verdict), "class", "sign", "aria-hidden", "true");
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java runtime has SHA-256", impossible);
        }
    }

    private static String resource(String name) {
        try (InputStream in = HtmlReport.class.getResourceAsStream("html/" + name)) {
            if (in == null) {
                throw new IllegalStateException("not in this build: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
