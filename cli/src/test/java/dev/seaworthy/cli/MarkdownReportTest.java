package dev.seaworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.testkit.GoldenFile;
import dev.seaworthy.verdict.Assessment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code --format markdown} writes for a pull request; the texts are golden files. */
class MarkdownReportTest {
    private static final Path GOLDEN = Path.of("src/test/golden/markdown");
    private static final Report.Unread UNREAD = new Report.Unread("nothing", "there is no such file or directory");

    @TempDir
    private Path work;

    private String markdown(List<Report.Unread> unread, List<Assessment> results) throws IOException {
        return new MarkdownReport(new EnglishWords(), false)
                .text(TinyResults.report(work, FailOn.FAILS, unread, results));
    }

    @Test
    void golden() throws IOException {
        List<Assessment> several = new ArrayList<>(TinyResults.everyVerdict("bin/app"));
        several.addAll(TinyResults.everyVerdict("bin/other"));

        isGolden("pair", markdown(List.of(), TinyResults.everyVerdict("app").subList(3, 4)));
        isGolden("binary", markdown(List.of(), TinyResults.everyVerdict("app")));
        isGolden("several", markdown(List.of(UNREAD), several));
        isGolden("nothing", markdown(List.of(UNREAD), List.of()));
        isGolden(
                "hostile",
                markdown(
                        List.of(new Report.Unread(TinyResults.HOSTILE, TinyResults.HOSTILE)),
                        List.of(TinyResults.result(
                                TinyResults.HOSTILE, TinyResults.HOSTILE, TinyResults.hostileFinding()))));
    }

    private static void isGolden(String name, String text) throws IOException {
        GoldenFile.at(GOLDEN.resolve(name + ".md"))
                .matches(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
    }

    @Test
    void textsFromStrangersStayTexts() throws IOException {
        String text = markdown(
                List.of(), List.of(TinyResults.result("app", TinyResults.HOSTILE, TinyResults.hostileFinding())));

        assertThat(text).doesNotContain("\u001b", "\0");
        assertThat(outsideOfCode(text))
                .doesNotContain("<script>", "[x](", "@someone", "#1 ", "https://", "www.example");
    }

    /** A backslash would undo the backslash before a bar, and the rest of the text would be another cell. */
    @Test
    void aBackslashBeforeABarDoesNotEndACell() {
        assertThat(Markdown.codeCell("a|b")).isEqualTo("`a\\|b`");
        assertThat(Markdown.codeCell("a\\|b")).isEqualTo("`a\\ \\|b`");
    }

    /** Without code spans, blocks of code and code elements, where GitHub makes no links and no mentions. */
    private static String outsideOfCode(String text) {
        return text.replaceAll("(?s)(?m)^(````*)[a-z]+\n.*?^\\1$", "")
                .replaceAll("<code>.*?</code>", "")
                .replaceAll("(?<!`)(`+)(?!`).*?(?<!`)\\1(?!`)", "");
    }

    /** A comment that is too long is refused as a whole, so the best parts of it must fit. */
    @Test
    void itFitsIntoACommentAndSaysWhatIsLeftOut() throws IOException {
        List<Assessment> results = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            results.addAll(TinyResults.everyVerdict("bin/app-" + i));
        }

        String text = markdown(List.of(UNREAD), results);

        assertThat(text.length()).isBetween(MarkdownReport.LONGEST / 2, MarkdownReport.LONGEST);
        assertThat(text.lines().toList().getFirst())
                .isEqualTo("### Seaworthy: ✗ 400 fails, ? 400 unknown, ! 400 gaps, ✓ 400 runs");
        assertThat(text).contains("| ✗ fails | `bin/app-0` | `bad:1` |").contains("`nothing`");
        assertThat(text.lines().toList().getLast())
                .matches("\\*\\d+ parts are left out, because GitHub takes 65,536 characters at most\\. .*\\*");
        assertThat(text.split("<details>", -1)).hasSameSizeAs(text.split("</details>", -1));
    }

    @Test
    void oneHugeBinaryNameStillFits() throws IOException {
        String huge = "x".repeat(200_000);

        String text = markdown(List.of(new Report.Unread(huge, huge)), TinyResults.everyVerdict(huge));

        assertThat(text.length()).isLessThan(MarkdownReport.LONGEST);
    }
}
