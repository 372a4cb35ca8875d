package dev.seaworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.testkit.Machine;
import dev.seaworthy.testkit.TinyElf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a description to an image, which check then reads like any other. */
class ImageCommandTest {
    @TempDir
    private Path work;

    private Path description;
    private Path output;

    @BeforeEach
    void description() throws IOException {
        TinyElf.executable(Machine.AMD64).writeTo(work.resolve("orders"));
        output = work.resolve("image");
        description = Files.writeString(
                work.resolve("seaworthy.yaml"),
                "version: 1\nname: orders\nrelease: \"1.4\"\nbinary: ./orders\ndirectories: [state]\n");
    }

    @Test
    void theBinaryInTheImageIsJudgedInTheImage() {
        Answer made = Answer.to("image", description, "-o", output, "--as", "oci,archive");
        assertThat(made.exitCode()).as(made.err()).isZero();
        assertThat(made.out()).contains("/image/oci  sha256:", "/image/orders-1.4.tar  sha256:");

        String inside = "oci:" + output.resolve("oci");
        Answer judged = Answer.to("check", inside + ":/usr/local/bin/orders", "--on", inside, "--no-cache");
        assertThat(judged.exitCode()).as(judged.out() + judged.err()).isZero();
        assertThat(judged.out()).contains("✓ runs");
    }

    @Test
    void mistakesAreToldInOneLine() {
        Answer.to("image", description, "-o", output, "--as", "zip").isRefused(ExitCode.USAGE, "--as takes");
        Answer.to("image", description, "-o", output, "--add", "x").isRefused(ExitCode.USAGE, "--add takes");
        Answer.to("image", description, "-o", output, "--add", work.resolve("no") + ":/etc/x")
                .isRefused(ExitCode.INPUT, "there is no such file");
        Answer.to("image", description, "-o", output, "--base", "oci:" + work).isRefused(ExitCode.INPUT, "base oci:");
        Answer.to("image", description, "-o", output, "--as", "push").isRefused(ExitCode.INPUT, "docker.repository");
    }

    @Test
    void helpHasEveryOptionAndNoOther() {
        String help = Answer.to("help", "image").out();

        assertThat(ImageCommand.options().getOptions())
                .extracting(option -> "--" + option.getLongOpt())
                .filteredOn(option -> !option.equals("--help"))
                .allSatisfy(option -> assertThat(help).containsPattern("(?m)^  (-[a-z], )?" + option + "\\b"));
        assertThat(Pattern.compile("--([a-z-]+)").matcher(help).results().map(found -> found.group(1)))
                .allMatch(option -> ImageCommand.options().hasLongOption(option));
    }
}
