package dev.seaworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.cli.explain.Language;
import dev.seaworthy.verdict.Assessment;
import dev.seaworthy.verdict.Severity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page that people send around: complete, harmless, and never too large. */
class HtmlReportTest {
    private static final Report.Unread UNREAD = new Report.Unread("nothing", "there is no such file or directory");

    @TempDir
    private Path work;

    private String html(Language language, List<Assessment> results) throws IOException {
        Report report = TinyResults.report(work, FailOn.FAILS, List.of(UNREAD), results);
        return Printed.by(out -> HtmlReport.print(report, Words.in(language), out));
    }

    @Test
    void everyPairIsALinkToItsDetails() throws IOException {
        List<Assessment> several = new ArrayList<>(TinyResults.everyVerdict("bin/app"));
        several.addAll(TinyResults.everyVerdict("bin/other"));

        String page = html(Language.ENGLISH, several);

        Matcher links = Pattern.compile("href=\"#(b\\d+t\\d+)\"").matcher(page);
        int count = 0;
        while (links.find()) {
            assertThat(page).contains("id=\"" + links.group(1) + "\"");
            count++;
        }
        assertThat(count).isEqualTo(8);
        assertThat(page)
                .contains("libz.so.1 is missing", "Error relocating app", "apk add so:libz.so.1", "/lib/libz.so.1")
                .contains("there is no such file or directory");
    }

    @Test
    void textsFromStrangersStayTexts() throws IOException {
        String page = html(
                Language.ENGLISH,
                List.of(TinyResults.result(TinyResults.HOSTILE, TinyResults.HOSTILE, TinyResults.hostileFinding())));

        assertThat(page.split("<script>", -1)).as("one script, our own").hasSize(2);
        assertThat(page).doesNotContain("\u001b", "\0", "\u202e", "</code><script", "href=\"http", "src=");
        assertThat(wellFormed(page)).isEmpty();
    }

    /** Browsers forgive what does not fit together, but each in another way. */
    private static String wellFormed(String page) {
        List<String> open = new ArrayList<>();
        Matcher tags =
                Pattern.compile("<(/?)([a-z0-9]+)[^>]*>").matcher(page.replaceAll("(?s)<(style|script)>.*?</\\1>", ""));
        while (tags.find()) {
            String tag = tags.group(2);
            if (List.of("meta", "input").contains(tag) || tags.group().endsWith("/>")) {
                continue;
            }
            if (tags.group(1).isEmpty()) {
                open.add(tag);
            } else if (open.isEmpty() || !open.removeLast().equals(tag)) {
                return tag + " is closed, but was not the last one that was opened, at " + tags.start();
            }
        }
        return String.join(" ", open);
    }

    /** The policy names the one script and the one style by what they hold, so nothing else can run. */
    @Test
    void thePolicyAllowsNothingFromOutside() throws Exception {
        String page = html(Language.ENGLISH, TinyResults.everyVerdict("app"));

        assertThat(page).contains("default-src &#39;none&#39;");
        for (String tag : List.of("style", "script")) {
            Matcher content =
                    Pattern.compile("(?s)<" + tag + ">(.*?)</" + tag + ">").matcher(page);
            assertThat(content.find()).isTrue();
            byte[] digest = java.security.MessageDigest.getInstance("SHA-256")
                    .digest(content.group(1).getBytes(java.nio.charset.StandardCharsets.UTF_8));
            assertThat(page)
                    .contains(tag + "-src &#39;sha256-" + Base64.getEncoder().encodeToString(digest));
        }
        assertThat(page).doesNotContain("style=\"", "onclick", "http://", "https://");
    }

    @Test
    void chineseAndWellFormed() throws IOException {
        String page = html(Language.CHINESE, TinyResults.everyVerdict("app"));

        assertThat(page).contains("<html lang=\"zh-CN\">", "不能运行", "该怎么办");
        assertThat(wellFormed(page)).isEmpty();
        assertThat(wellFormed(html(Language.ENGLISH, List.of()))).isEmpty();
    }

    @Test
    void theSameTwice() throws IOException {
        assertThat(html(Language.ENGLISH, TinyResults.everyVerdict("app")))
                .isEqualTo(html(Language.ENGLISH, TinyResults.everyVerdict("app")));
    }

    @Test
    void fiveHundredBinariesOnTwentyTargetsFit() throws IOException {
        List<Assessment> results = new ArrayList<>();
        for (int binary = 0; binary < 500; binary++) {
            for (int target = 0; target < 20; target++) {
                results.add(TinyResults.result(
                        "bin/app-" + binary,
                        "target:" + target,
                        TinyResults.LIBRARY,
                        TinyResults.finding("rule/number-" + target, Severity.GAP)));
            }
        }

        String page = html(Language.ENGLISH, results);

        assertThat(page.length()).isBetween(6 << 20, 14 << 20);
        assertThat(page).contains("more pairs are left out");
        assertThat(wellFormed(page)).isEmpty();
    }
}
