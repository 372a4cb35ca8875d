package dev.seaworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.seaworthy.testkit.Machine;
import dev.seaworthy.testkit.TinyElf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.cli.Option;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Options, exit codes and output of {@code seaworthy host}. */
class HostCommandTest {
    @TempDir
    private Path root;

    private Path program;

    @BeforeEach
    void aRoot() throws IOException {
        write("etc/os-release", "ID=debian\nVERSION_ID=12\nPRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\n");
        write("etc/passwd", "root:x:0:0:root:/root:/bin/bash\n");
        program = root.resolve("srv/app");
        Files.createDirectories(root.resolve("srv"));
        TinyElf.executable(Machine.AMD64).writeTo(program);
        assertThat(program.toFile().setExecutable(true)).isTrue();
    }

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void textSaysWhatIsThereAndWhatCouldNotBeSeen() {
        Answer answer = Answer.to("host", "--root", root, "--lang", "en");

        assertThat(answer.exitCode()).as(answer.err()).isZero();
        assertThat(answer.out())
                .contains("System", "distribution", "Debian GNU/Linux 12 (bookworm)", "Could not be seen");
        assertThat(Answer.to("host", "--root", root, "--lang", "zh").out()).contains("系统", "无法查看");
    }

    @Test
    void aBinaryIsJudgedThere() {
        Answer answer = Answer.to("host", "/srv/app", "--root", root, "--format", "json");

        JsonNode json = JsonMapper.shared().readTree(answer.out());
        assertThat(json.get("binary").asString()).isEqualTo("/srv/app");
        assertThat(json.get("live").asBoolean()).isFalse();
    }

    @Test
    void jsonIsAsItsSchemaPromises() throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(Path.of("..", "schema", "host-1.json")));

        assertThat(schema.validate(Answer.to("host", "--format", "json").out(), InputFormat.JSON))
                .isEmpty();
        assertThat(schema.validate(
                        Answer.to("host", "/srv/app", "--root", root, "--format", "json")
                                .out(),
                        InputFormat.JSON))
                .isEmpty();
        assertThat(schema.validate("{\"seaworthy\": \"1\"}", InputFormat.JSON)).isNotEmpty();
    }

    @Test
    void theLogIsAPartOfTheAudit() throws IOException {
        write(
                "etc/systemd/system/orders.service",
                "[Service]\nExecStart=/srv/app\nStandardOutput=append:/var/log/orders.log\n");
        write(
                "var/log/orders.log",
                "{\"time\":\"2026-01-02T03:04:05Z\",\"level\":\"info\",\"msg\":\"token=abcd1234efgh\"}\nnot JSON\n");

        Answer ofUnit = Answer.to("host", "--root", root, "--unit", "orders", "--logs", "unit", "--lang", "en");
        assertThat(ofUnit.out())
                .contains("Logs", "/var/log/orders.log", "logs/secret", "logs/not-json", "rename it in the logger")
                .doesNotContain("abcd1234efgh");

        Answer named = Answer.to(
                "host",
                "--root",
                root,
                "--logs",
                "/var/log/orders.log",
                "--field",
                "timestamp=time",
                "--format",
                "json");
        assertThat(named.out())
                .contains("\"area\": \"logs\"", "\"jsonLines\": 1", "logs/not-json")
                .doesNotContain("no \\\"timestamp\\\"", "abcd1234efgh");
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(Path.of("..", "schema", "host-1.json")));
        assertThat(schema.validate(named.out(), InputFormat.JSON)).isEmpty();
    }

    @Test
    void aSecretInALogKeepsNoServiceFromStarting() throws IOException {
        write("log", "{\"authorization\":\"Bearer abcdefghijklmnop1234\"}\n");

        assertThat(Answer.to("host", "--root", root, "--logs", root.resolve("log"))
                        .exitCode())
                .isZero();
        assertThat(Answer.to("host", "--root", root, "--logs", root.resolve("log"), "--fail-on", "gaps")
                        .exitCode())
                .isEqualTo(ExitCode.WORSE);
    }

    @Test
    void aLogThatIsNotThereIsToldOf() throws IOException {
        write(
                "etc/systemd/system/orders.service",
                "[Service]\nExecStart=/srv/app\nStandardOutput=file:/var/log/none\n");

        assertThat(Answer.to("host", "--root", root, "--unit", "orders", "--logs", "unit", "--lang", "en")
                        .out())
                .contains("/var/log/none, where the unit sends it, is not there");
        Answer.to("host", "--root", root, "--logs", "/var/log/none").isRefused(ExitCode.INPUT, "no such file");
        Answer.to("host", "--root", root, "--logs", "journal").isRefused(ExitCode.USAGE, "needs --unit NAME");
        Answer.to("host", "--root", root, "--field", "level=l").isRefused(ExitCode.USAGE, "--field is about a log");
    }

    @Test
    void whatCannotBeIsRefused() {
        Answer.to("host", "a", "b").isRefused(ExitCode.USAGE, "one binary at a time");
        Answer.to("host", "--port", "0").isRefused(ExitCode.USAGE, "numbers from 1 to 65535");
        Answer.to("host", "--port", "80,99999").isRefused(ExitCode.USAGE, "numbers from 1 to 65535");
        Answer.to("host", "--root", root.resolve("nothing")).isRefused(ExitCode.INPUT, "no such file");
        Answer.to("host", "--root", root, "/nothing").isRefused(ExitCode.INPUT, "/nothing: there is no such file");
        Answer.to("host", "--root", root, "/etc/passwd").isRefused(ExitCode.INPUT, "/etc/passwd: is ");
    }

    @Test
    void helpNamesEveryOption() {
        String help = Answer.to("host", "--help").out();

        for (Option option : HostCommand.options().getOptions()) {
            if (!option.getLongOpt().equals("help")) {
                assertThat(help).contains("--" + option.getLongOpt());
            }
        }
        assertThat(help.lines().filter(line -> line.length() > 80)).isEmpty();
    }
}
