package dev.seaworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.cli.explain.Language;
import dev.seaworthy.logs.LintOptions;
import dev.seaworthy.logs.LogFinding;
import dev.seaworthy.logs.LogLint;
import dev.seaworthy.logs.Offender;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sentences of audits in Chinese. */
class TranslationsTest {
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

    private final Translations chinese = Translations.ofAudits(Language.CHINESE);

    @Test
    void whatStandsInASentenceIsLookedUpToo() {
        assertThat(chinese.of("all 3 lines: no \"level\"")).isEqualTo("全部 3 行：没有 \"level\"");
        assertThat(chinese.of("2 lines (less than 0.1 %): no \"level\"")).isEqualTo("2 行（不到 0.1 %）：没有 \"level\"");
        assertThat(chinese.of("The service is in the group docker: it may become root."))
                .isEqualTo("服务属于组 docker：可以成为 root。");
        assertThat(chinese.of("nobody has written this sentence")).isEqualTo("nobody has written this sentence");
        assertThat(Translations.ofAudits(Language.ENGLISH).of("kernel")).isEqualTo("kernel");
    }

    /** A stranger's text in a sentence must not keep the search busy. */
    @Test
    void aLongTextIsLeftAsItIs() {
        String text = "a: b (c) ".repeat(100_000);

        assertThat(chinese.of(text)).isEqualTo(text);
    }

    @Test
    void bothColumnsHaveTheSamePlaces() throws IOException {
        Pattern place = Pattern.compile("\\{\\d}");
        TreeSet<String> english = new TreeSet<>();
        int count = 0;
        for (String line : lines()) {
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            String[] columns = line.split("\t", -1);
            assertThat(columns).as(line).hasSize(2);
            count++;
            english.add(columns[0]);
            TreeSet<String> there = new TreeSet<>();
            place.matcher(columns[0]).results().forEach(one -> there.add(one.group()));
            place.matcher(columns[1])
                    .results()
                    .forEach(one -> assertThat(there).as(line).contains(one.group()));
        }
        assertThat(english).hasSize(count);
    }

    @Test
    void allOfALintedLogIsInChinese() throws IOException {
        String text = String.join(
                "\n",
                "plain text",
                "panic: no",
                "",
                "goroutine 1 [running]:",
                "main.main()",
                "{\"time\":\"2026-01-02 03:04:05\",\"level\":7,\"msg\":\"a\",\"msg\":\"b\"}",
                "{\"timestamp\":\"2026-01-02T03:04:05\",\"level\":\"INFO\",\"service\":\"\",\"message\":\"token=abcd1234efgh\"}",
                "{\"timestamp\":\"2026-01-02T03:04:05Z\",\"level\":\"loud\",\"service\":\"a\",\"message\":\"a.b@example.org\","
                        + "\"trace_id\":\"00000000000000000000000000000000\",\"n\":12345678901234567890}",
                "{\"timestamp\":\"2026-01-02T03:04:01Z\",\"message\":\"\\u001b[1m\"}",
                "{\"timestamp\":5,\"deep\":" + "[".repeat(30) + "]".repeat(30) + "}",
                "{\"message\":\"" + "x".repeat(40_000) + "\"}",
                "{\"message\":");
        InputStream in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        List<LogFinding> findings = LogLint.lint(in, new LintOptions(Map.of(), Optional.empty(), 5, false), _ -> {})
                .findings();

        assertThat(findings).hasSizeGreaterThan(15);
        for (LogFinding finding : findings) {
            assertThat(chinese.of(finding.message())).containsPattern(CHINESE);
            for (Offender offender : finding.offenders()) {
                // Names of secrets are known everywhere.
                if (!finding.rule().matches("logs/(secret|personal-data)")) {
                    assertThat(chinese.of(offender.wrong())).containsPattern(CHINESE);
                }
            }
        }
    }

    @Test
    void theReportsSayIt(@TempDir Path root) throws IOException {
        Files.createDirectories(root.resolve("etc/systemd/system"));
        Files.writeString(root.resolve("etc/os-release"), "ID=debian\nVERSION_ID=12\n");
        Files.writeString(
                root.resolve("etc/systemd/system/orders.service"), "[Service]\nUser=nobody\nExecStart=/srv/app\n");
        Path log = Files.writeString(root.resolve("log"), "plain text\n");

        assertThat(Answer.to("host", "--root", root, "--unit", "orders", "--logs", log, "--lang", "zh")
                        .out())
                .contains("发行版", "没有 /etc/resolv.conf：Go 查询", "崩溃后服务不再运行", "根目录没有这些")
                .contains("唯一的一行：不是 JSON 对象");
        assertThat(Answer.to("logs", "lint", log, "--lang", "zh").out())
                .contains("唯一的一行：不是 JSON 对象", "纯文本", "让一切都经过日志库");
    }

    private static List<String> lines() throws IOException {
        try (InputStream in = TranslationsTest.class.getResourceAsStream("audit-zh.tsv")) {
            assertThat(in).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
