package dev.seaworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.testkit.Machine;
import dev.seaworthy.testkit.TinyElf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The views of how a binary is made and what it is loaded with. */
class InspectShapeTest {
    @TempDir
    private Path work;

    @Test
    void librariesOfAStaticBinary() throws IOException {
        Path tiny = TinyElf.executable(Machine.AMD64).writeTo(work.resolve("tiny"));

        assertThat(Answer.to("inspect", tiny, "--libraries").out()).isEqualTo("static: no loader, no library\n");
    }

    @Test
    void librariesWhereThereIsNoLoader() throws IOException {
        Path root = Files.createDirectory(work.resolve("root"));

        Answer answer = Answer.to("inspect", dynamic(), "--libraries", "--on", "dir:" + root);

        assertThat(answer.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(answer.out()).contains("/lib64/ld-linux-x86-64.so.2 cannot be started", "libc.so.6  GLIBC_2.34");
    }

    @Test
    void librariesOfATargetOfTheCatalogue() throws IOException {
        Answer old = Answer.to("inspect", dynamic(), "--libraries", "--on", "debian:11");
        JsonNode recent = JsonMapper.shared()
                .readTree(Answer.to("inspect", dynamic(), "--libraries", "--on", "debian:12", "--json")
                        .out());

        assertThat(old.out()).contains("libc.so.6 => /lib/x86_64-linux-gnu/libc.so.6", "lacks GLIBC_2.34");
        assertThat(recent.get("complete").booleanValue()).isTrue();
        assertThat(recent.get("tree")
                        .get(0)
                        .get("versions")
                        .get(0)
                        .get("definition")
                        .stringValue())
                .isEqualTo("defined");
    }

    @Test
    void hardeningSaysWhatItMeansAndHowToGetIt() throws IOException {
        Answer answer = Answer.to("inspect", dynamic(), "--hardening");

        assertThat(answer.out())
                .containsPattern("position-independent \\(PIE\\) +yes")
                .contains("BIND_NOW");
        JsonNode json = JsonMapper.shared()
                .readTree(
                        Answer.to("inspect", dynamic(), "--hardening", "--json").out());
        assertThat(json.get(0).get("id").stringValue()).isEqualTo("pie");
    }

    @Test
    void startAndNeedsOfATinyBinary() throws IOException {
        Path root = Files.createDirectory(work.resolve("root"));

        Answer answer = Answer.to("inspect", dynamic(), "--start", "--needs", "--on", "dir:" + root);

        assertThat(answer.out()).contains("finds PT_INTERP", "cannot be started on this target", "glibc 2.34 or newer");
        JsonNode json = JsonMapper.shared()
                .readTree(Answer.to("inspect", dynamic(), "--start", "--needs", "--on", "dir:" + root, "--json")
                        .out());
        assertThat(json.get("start").get("steps").get(0).get("actor").stringValue())
                .isEqualTo("kernel");
        assertThat(json.get("needs").get("complete").booleanValue()).isFalse();
    }

    private Path dynamic() throws IOException {
        return TinyElf.pie(Machine.AMD64)
                .interpreter("/lib64/ld-linux-x86-64.so.2")
                .needs("libc.so.6", "GLIBC_2.34")
                .writeTo(work.resolve("dynamic"));
    }
}
