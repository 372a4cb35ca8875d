package dev.seaworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.testkit.Machine;
import dev.seaworthy.testkit.TinyElf;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a binary to a first description, which bundle takes. */
class InitCommandTest {
    @TempDir
    private Path work;

    private Path description;
    private Path binary;

    @BeforeEach
    void binary() throws IOException {
        description = work.resolve("seaworthy.yaml");
        binary = TinyElf.executable(Machine.AMD64).writeTo(work.resolve("Orders_v2"));
    }

    @Test
    void whatIsWrittenIsBundled() throws IOException {
        Answer answer = Answer.to(
                "init", binary, "-o", description, "--port", "8080,grpc=9090", "--health", "/healthz", "--zones", "3");

        assertThat(answer.exitCode()).as(answer.err()).isZero();
        assertThat(description)
                .content()
                .contains("name: orders-v2\n", "binary: ./Orders_v2\n", "ports: {http: 8080, grpc: 9090}\n")
                .contains("kubernetes: {replicas: 3, spread: {zones: 3}}\n", "# targets: [scratch, ");
        Answer bundled = Answer.to("bundle", description, "-o", work.resolve("bundle"));
        assertThat(bundled.exitCode()).as(bundled.err()).isZero();
        assertThat(bundled.out()).contains("/docker/Dockerfile\n", "/systemd/orders-v2.service\n");
    }

    @Test
    void commentsAreInTheLanguageThatIsAskedFor() throws IOException {
        Answer answer = Answer.to("init", binary, "-o", description, "--port", "8080", "--lang", "zh");

        assertThat(answer.exitCode()).as(answer.err()).isZero();
        assertThat(description).content().contains("由 seaworthy init", "# 健康检查的路径：\n# health: /healthz\n");
        assertThat(Answer.to("bundle", description, "-o", work.resolve("bundle"))
                        .exitCode())
                .isZero();
    }

    @Test
    void aDescriptionThatIsThereStays() throws IOException {
        Files.writeString(description, "mine\n");

        Answer.to("init", binary, "-o", description).isRefused(ExitCode.WORSE, "--force");
        assertThat(description).hasContent("mine\n");
        assertThat(Answer.to("init", binary, "-o", description, "--force").exitCode())
                .isZero();
    }

    @Test
    void wrongValuesAreRefusedBeforeAnythingIsWritten() {
        Answer.to("init", binary, "-o", description, "--port", "80a").isRefused(ExitCode.USAGE, "--port takes");
        Answer.to("init", binary, "-o", description, "--port", "70000").isRefused(ExitCode.USAGE, "ports.http");
        Answer.to("init", binary, "-o", description, "--health", "/h").isRefused(ExitCode.USAGE, "health: needs a TCP");
        Answer.to("init", binary, "-o", description, "--name", "a\nb: 1").isRefused(ExitCode.USAGE, "");
        Answer.to("init", binary, "-o", description, "--with", "helm").isRefused(ExitCode.USAGE, "--with takes");
        assertThat(description).doesNotExist();
    }

    @Test
    void onATerminalThePortIsAskedFor() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        ByteArrayInputStream answer = new ByteArrayInputStream("9000\n".getBytes(StandardCharsets.UTF_8));

        int exitCode =
                new InitCommand(terminal, answer, true).run(List.of(binary.toString(), "-o", description.toString()));

        assertThat(exitCode).isZero();
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("At which port");
        assertThat(description).content().contains("ports: {http: 9000}\n");
    }

    @Test
    void helpHasEveryOptionAndNoOther() {
        String help = Answer.to("help", "init").out();

        assertThat(InitCommand.options().getOptions())
                .extracting(option -> "--" + option.getLongOpt())
                .filteredOn(option -> !option.equals("--help"))
                .allSatisfy(option -> assertThat(help).containsPattern("(?m)^  (-[a-z], )?" + option + "\\b"));
        assertThat(Pattern.compile("--([a-z-]+)").matcher(help).results().map(found -> found.group(1)))
                .allMatch(option -> InitCommand.options().hasLongOption(option));
    }
}
