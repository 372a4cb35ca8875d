package dev.seaworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.cli.Option;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Options, exit codes and output of {@code seaworthy logs lint}. */
class LogsCommandTest {
    private static final String GOOD =
            "{\"timestamp\":\"2026-01-02T03:04:05.678Z\",\"level\":\"info\",\"service\":\"orders\",\"message\":\"taken\","
                    + "\"trace_id\":\"4bf92f3577b34da6a3ce929d0e0e4736\"}\n";
    private static final String NOTED = GOOD.replace("info", "INFO");
    private static final String GAP = "plain text\n" + GOOD;
    private static final String SECRET = GOOD.replace("taken", "Bearer abcdefghijklmnop1234");

    @TempDir
    private Path work;

    private Path log;

    @BeforeEach
    void file() {
        log = work.resolve("app.log");
    }

    private Answer lint(String text, Object... options) throws IOException {
        Files.writeString(log, text);
        Object[] all = new Object[options.length + 3];
        all[0] = "logs";
        all[1] = "lint";
        all[2] = log;
        System.arraycopy(options, 0, all, 3, options.length);
        return Answer.to(all);
    }

    @ParameterizedTest
    @CsvSource({"gap, 0, 0, 1, 1", "note, 0, 1, 1, 1", "blocker, 0, 0, 0, 1", "never, 0, 0, 0, 0"})
    void exitCodeByWhatShallFail(String failOn, int good, int noted, int gap, int secret) throws IOException {
        assertThat(lint(GOOD, "--fail-on", failOn).exitCode()).isEqualTo(good);
        assertThat(lint(NOTED, "--fail-on", failOn).exitCode()).isEqualTo(noted);
        assertThat(lint(GAP, "--fail-on", failOn).exitCode()).isEqualTo(gap);
        assertThat(lint(SECRET, "--fail-on", failOn).exitCode()).isEqualTo(secret);
    }

    @Test
    void textNamesRuleLineAndRemedy() throws IOException {
        Answer answer = lint(GAP);

        assertThat(answer.out())
                .contains("app.log: 1 of 2 lines keep the contract (50.0 %)")
                .contains("gap  logs/not-json", "line 1: plain text", "what to do: ", "trace.id", "TraceId");
        assertThat(lint(GAP, "--lang", "zh").out()).contains("2 行中有 1 行符合约定", "该怎么办：");
    }

    @Test
    void secretsAreNamedAndNotShown() throws IOException {
        assertThat(lint(SECRET).out()).contains("logs/secret", "bearer token").doesNotContain("abcdefghijklmnop1234");
        assertThat(lint(SECRET, "--format", "json").out()).doesNotContain("abcdefghijklmnop1234");
    }

    @Test
    void jsonHasAllOfIt() throws IOException {
        JsonNode json =
                JsonMapper.shared().readTree(lint(GAP, "--format", "json").out());

        assertThat(json.get("lines").asLong()).isEqualTo(2);
        assertThat(json.get("conformingLines").asLong()).isEqualTo(1);
        assertThat(json.get("findings").get(0).get("rule").asString()).isEqualTo("logs/not-json");
        assertThat(json.get("findings")
                        .get(0)
                        .get("examples")
                        .get(0)
                        .get("line")
                        .asLong())
                .isEqualTo(1);
        assertThat(json.get("fields").size()).isEqualTo(5);
        assertThat(json.get("pace").get("first").asString()).isEqualTo("2026-01-02T03:04:05.678Z");
    }

    @Test
    void fieldsOfOtherNames() throws IOException {
        String other = GOOD.replace("timestamp", "time").replace("message", "msg");

        assertThat(lint(other).exitCode()).isEqualTo(ExitCode.WORSE);
        assertThat(lint(other, "--field", "timestamp=time", "--field", "message=msg")
                        .exitCode())
                .isEqualTo(ExitCode.OK);
    }

    @Test
    void compressedFilesAreReadAsTheyAre() throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(log))) {
            out.write(GOOD.getBytes(StandardCharsets.UTF_8));
        }

        assertThat(Answer.to("logs", "lint", log).out()).contains("1 of 1 lines keep the contract (100.0 %)");
    }

    @Test
    void whatComesBeforeTheFaultIsReported() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            for (int i = 0; i < 10_000; i++) {
                out.write(GOOD.replace("taken", Integer.toHexString(i * 7919)).getBytes(StandardCharsets.UTF_8));
            }
        }
        Files.write(log, java.util.Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2));

        Answer answer = Answer.to("logs", "lint", log).isCivil("cut gzip");

        assertThat(answer.exitCode()).isEqualTo(ExitCode.INPUT);
        assertThat(answer.out()).contains("lines keep the contract");
    }

    @Test
    void theStandardInput() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(new PrintStream(out, true, StandardCharsets.UTF_8), System.err);

        int code = new LogsCommand(terminal, new ByteArrayInputStream(GOOD.getBytes(StandardCharsets.UTF_8)))
                .run(List.of("lint", "-"));

        assertThat(code).isEqualTo(ExitCode.OK);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("standard input: 1 of 1 lines");
    }

    @Test
    void wrongUsage() throws IOException {
        Answer.to("logs").isRefused(ExitCode.USAGE, "logs lint FILE");
        Answer.to("logs", "lint").isRefused(ExitCode.USAGE, "one file");
        lint(GOOD, "--field", "time").isRefused(ExitCode.USAGE, "--field takes PART=PATH");
        lint(GOOD, "--examples", "many").isRefused(ExitCode.USAGE, "a number from 0 to 100");
        Answer.to("logs", "lint", work).isRefused(ExitCode.INPUT, "is a directory");
        Answer.to("logs", "lint", work.resolve("nothing")).isRefused(ExitCode.INPUT, "there is no such file");
    }

    @Test
    void helpNamesEveryOption() {
        String help = Answer.to("logs", "--help").out();

        for (Option option : LogsCommand.options().getOptions()) {
            if (!option.getLongOpt().equals("help")) {
                assertThat(help).contains("--" + option.getLongOpt());
            }
        }
        assertThat(help.lines().filter(line -> line.length() > 80)).isEmpty();
    }

    @Test
    void anythingIsAnInput() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            byte[] bytes = (GOOD + GAP + SECRET).getBytes(StandardCharsets.UTF_8);
            for (int n = random.nextInt(40); n > 0; n--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            Files.write(log, bytes);
            Answer.to("logs", "lint", log, "--format", i % 2 == 0 ? "text" : "json")
                    .isCivil("seed " + seed + ", " + i);
        }
    }
}
