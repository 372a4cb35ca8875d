package dev.seaworthy.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.verdict.Severity;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole streams, each with what is found in it. */
class LogLintTest {
    private static final String GOOD =
            "{\"timestamp\":\"2026-01-02T03:04:05.678Z\",\"level\":\"info\",\"service\":\"orders\",\"message\":\"taken\","
                    + "\"trace_id\":\"4bf92f3577b34da6a3ce929d0e0e4736\"}";

    private static LogReport lint(LintOptions options, String... lines) throws IOException {
        byte[] bytes = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        return LogLint.lint(new ByteArrayInputStream(bytes), options, _ -> {});
    }

    private static LogReport lint(String... lines) throws IOException {
        return lint(LintOptions.standard(), lines);
    }

    private static List<String> rules(LogReport report) {
        return report.findings().stream().map(LogFinding::rule).toList();
    }

    private static LogFinding only(LogReport report) {
        assertThat(report.findings()).hasSize(1);
        return report.findings().getFirst();
    }

    @Test
    void aLineThatKeepsTheContract() throws IOException {
        LogReport report = lint(GOOD, "", GOOD);

        assertThat(report.findings()).isEmpty();
        assertThat(report.lines()).isEqualTo(2);
        assertThat(report.conforming()).isEqualTo(2);
        assertThat(report.blank()).isEqualTo(1);
        assertThat(report.fields()).extracting(FieldSeen::path).contains("trace_id", "message");
        assertThat(report.pace().first()).isEqualTo(1_767_323_045_678L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"level\":\"info\"|\"level\":\"loud\"|logs/level|no level that is known",
                "\"level\":\"info\"|\"level\":\"INFO\"|logs/level|not one of error, warn, info, debug",
                "\"level\":\"info\"|\"level\":30|logs/field-type|\"level\" is a number, not a string",
                "\"level\":\"info\",||logs/field-missing|no \"level\"",
                "\"service\":\"orders\"|\"service\":{\"name\":\"orders\"}|logs/field-type|\"service\" is an object, not a string",
                "03:04:05.678Z|03:04:05.678|logs/timestamp|no zone",
                "4bf92f3577b34da6a3ce929d0e0e4736|4BF92F3577B34DA6A3CE929D0E0E4736|logs/trace-id|in capitals",
                "4bf92f3577b34da6a3ce929d0e0e4736|00000000000000000000000000000000|logs/trace-id|all zeros",
                "4bf92f3577b34da6a3ce929d0e0e4736|4bf92f35|logs/trace-id|8 characters, not 32 hexadecimal digits",
                "\"taken\"|\"taken\",\"user\":1,\"user\":2|logs/duplicate-key|\"user\" is there twice",
                "\"taken\"|\"taken\",\"n\":9007199254740993|logs/indexing|an integer beyond 2^53",
                "\"taken\"|\"\\u001b[31mtaken\"|logs/encoding|an escaped control character",
                "\"taken\"|\"taken\",\"api_key\":\"abcdef123\"|logs/secret|value of a secret's name",
                "\"taken\"|\"taken by anna@example.org\"|logs/personal-data|e-mail address",
                "\"taken\"|\"taken|logs/not-json|a comma or a closing bracket is missing here",
                "36\"}|36|logs/not-json|the line ends in the middle of a value",
                "}|} trailing|logs/not-json|something follows the value"
            })
    void oneThingThatIsWrong(String right, String wrong, String rule, String why) throws IOException {
        LogReport report = lint(GOOD.replace(right, wrong == null ? "" : wrong));
        LogFinding finding = report.findings().getFirst();

        assertThat(finding.rule()).isEqualTo(rule);
        assertThat(finding.offenders()).singleElement().satisfies(offender -> {
            assertThat(offender.line()).isEqualTo(1);
            assertThat(offender.wrong()).contains(why);
            assertThat(offender.excerpt()).doesNotContain("abcdef123", "anna@");
        });
    }

    @Test
    void slogIsRecognisedAndToldHowToChange() throws IOException {
        LogReport report =
                lint("{\"time\":\"2026-01-02T03:04:05.678+08:00\",\"level\":\"INFO\",\"msg\":\"taken\",\"n\":1}");

        assertThat(report.conforming()).isZero();
        assertThat(report.loggers()).isEqualTo(Map.of("log/slog (JSONHandler)", 1L));
        assertThat(report.configuration().orElseThrow()).contains("slog.HandlerOptions", "\"timestamp\"");
        assertThat(report.findings())
                .extracting(LogFinding::message)
                .contains("the only line: no \"timestamp\"; \"time\" is there in 1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"level\":\"info\",\"ts\":1767323045.6,\"caller\":\"a.go:1\",\"msg\":\"x\"}|zap (production)",
                "{\"level\":\"info\",\"time\":\"2026-01-02T03:04:05Z\",\"message\":\"x\"}|zerolog",
                "{\"level\":\"info\",\"msg\":\"x\",\"time\":\"2026-01-02T03:04:05Z\"}|logrus (JSONFormatter)",
                "{\"@timestamp\":\"2026-01-02T03:04:05Z\",\"log.level\":\"info\",\"message\":\"x\"}|Elastic Common Schema"
            })
    void otherLoggers(String line, String logger) throws IOException {
        assertThat(lint(line).loggers()).containsOnlyKeys(logger);
    }

    @Test
    void fieldsMayHaveOtherNamesAndBeNested() throws IOException {
        LintOptions options = new LintOptions(
                Map.of(
                        Part.TIMESTAMP,
                        "@timestamp",
                        Part.LEVEL,
                        "log.level",
                        Part.SERVICE,
                        "service.name",
                        Part.TRACE_ID,
                        "trace.id"),
                Optional.empty(),
                3,
                true);

        LogReport report = lint(
                options,
                "{\"@timestamp\":\"2026-01-02T03:04:05Z\",\"log.level\":\"info\",\"message\":\"x\",\"service\":{\"name\":\"o\"},"
                        + "\"trace\":{\"id\":\"4bf92f3577b34da6a3ce929d0e0e4736\"}}");

        assertThat(report.findings()).isEmpty();
    }

    @Test
    void aPanicIsOneEvent() throws IOException {
        LogReport report = lint(
                GOOD,
                "panic: boom",
                "with a second line",
                "",
                "goroutine 7 [running]:",
                "main.(*server).serve(0xc000012345, {0x1, 0x2})",
                "\t/src/main.go:12 +0x1b",
                "created by main.main in goroutine 1",
                "\t/src/main.go:20 +0x2c",
                "exit status 2",
                GOOD,
                "2026/01/02 03:04:05 plain text (of the log package)");

        assertThat(report.traces()).isEqualTo(new LogReport.TraceCount(1, 1, 0, 9));
        assertThat(rules(report)).containsExactlyInAnyOrder("logs/stack-trace", "logs/not-json");
        assertThat(report.shapes()).isEqualTo(Map.of("the standard library's log", 1L));
        assertThat(report.blank()).isZero();
    }

    @Test
    void noTraceAtAllIsAGapAndSomeWithoutAreNot() throws IOException {
        String without = GOOD.replaceFirst(",\"trace_id\":\"[^\"]*\"", "");

        assertThat(only(lint(without, without)).severity()).isEqualTo(Severity.GAP);
        assertThat(only(lint(without, GOOD)).severity()).isEqualTo(Severity.NOTE);
        assertThat(lint(without, GOOD).conforming()).isEqualTo(2);
    }

    @Test
    void linesThatCollectorsCut() throws IOException {
        LogReport report = lint(GOOD.replace("taken", "x".repeat(40_000)));

        assertThat(rules(report)).containsExactly("logs/line-size", "logs/line-size");
        assertThat(report.size().longest()).isEqualTo(GOOD.length() - 5 + 40_000);
    }

    @Test
    void timeThatGoesBack() throws IOException {
        LogReport report = lint(GOOD, GOOD.replace("03:04:05", "03:04:15"), GOOD);

        assertThat(only(report).rule()).isEqualTo("logs/time-order");
        assertThat(report.pace().latest()).isEqualTo(10_000);
        assertThat(report.pace().longestGap()).isEqualTo(10_000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "DOCKER|{\"log\":\"%s\\n\",\"stream\":\"stdout\",\"time\":\"2026-01-02T03:04:05.678901234Z\"}|true",
                "CRI|2026-01-02T03:04:05.678901234Z stdout F %s|false",
                "JOURNAL|{\"MESSAGE\":\"%s\",\"__REALTIME_TIMESTAMP\":\"1767323045678901\",\"_PID\":\"1\"}|true",
                "JOURNAL|Jan 02 03:04:05 host orders[12]: %s|false"
            })
    void whatOthersWrapAroundIsTakenAway(Wrapping wrapping, String form, boolean escaped) throws IOException {
        String line = form.replace("%s", escaped ? GOOD.replace("\"", "\\\"") : GOOD);

        LogReport report = lint(line, line);

        assertThat(report.wrapping()).isEqualTo(wrapping);
        assertThat(report.findings()).isEmpty();
        assertThat(report.conforming()).isEqualTo(2);
    }

    @Test
    void partsOfASplitLineAreJoined() throws IOException {
        String head = "2026-01-02T03:04:05.678901234Z stdout ";

        LogReport report =
                lint(head + "P " + GOOD.substring(0, 50), head + "F " + GOOD.substring(50), head + "F " + GOOD);

        assertThat(report.findings()).isEmpty();
        assertThat(report.lines()).isEqualTo(2);
        assertThat(report.joined()).isEqualTo(1);
    }

    /** Without a line feed, of any size, and in a small heap: see the pom. */
    @Test
    void aLineWithoutEnd() throws IOException {
        LogReport report = LogLint.lint(new Endless("{\"a\":\"", 300L << 20), LintOptions.standard(), _ -> {});

        assertThat(report.lines()).isEqualTo(1);
        assertThat(report.size().longest()).isEqualTo(300L << 20);
        assertThat(rules(report)).contains("logs/not-json", "logs/line-size");
    }

    @Test
    void keysWithoutNumber() throws IOException {
        String[] lines = new String[20_000];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = GOOD.replace("\"service\"", "\"key" + i + "\":1,\"service\"");
        }

        LogReport report = lint(lines);

        assertThat(report.conforming()).isEqualTo(20_000);
        assertThat(only(report).message()).contains("different fields and more");
        assertThat(report.fields()).hasSizeLessThan(5_000);
    }

    /** A beginning, and then the same letter. */
    private static final class Endless extends InputStream {
        private final byte[] beginning;
        private final long size;
        private long given;

        private Endless(String beginning, long size) {
            this.beginning = beginning.getBytes(StandardCharsets.UTF_8);
            this.size = size;
        }

        @Override
        public int read() {
            if (given == size) {
                return -1;
            }
            int next = given < beginning.length ? beginning[(int) given] : 'x';
            given++;
            return next;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            int count = (int) Math.min(length, size - given);
            if (count == 0) {
                return -1;
            }
            for (int i = 0; i < count; i++) {
                bytes[offset + i] = (byte) read();
            }
            return count;
        }
    }
}
