package dev.seaworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.testkit.Machine;
import dev.seaworthy.testkit.TinyElf;
import dev.seaworthy.testkit.TinyTar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file in an image is looked at as if it lay on the disk. */
class InspectImageTest {
    @TempDir
    Path work;

    private Path image;
    private Path tiny;

    @BeforeEach
    void image() throws IOException {
        tiny = TinyElf.executable(Machine.AMD64).writeTo(work.resolve("tiny"));
        TinyTar tar = TinyTar.empty()
                .directory("opt")
                .file("opt/tiny", Files.readAllBytes(tiny), 0755)
                .hardLink("opt/twin", "opt/tiny")
                .file("opt/notes", "read me\n")
                .link("bin", "/opt")
                .link("out", "../../etc/passwd");
        image = Files.write(work.resolve("image.tar"), tar.bytes());
    }

    private void isTiny(String name) {
        Answer answer = Answer.to("inspect", name, "--json");

        assertThat(answer.exitCode()).as(answer.err()).isZero();
        assertThat(answer.out()).isEqualTo(Answer.to("inspect", tiny, "--json").out());
    }

    @Test
    void itsNameInTheImageOrALinkToIt() {
        isTiny(image + ":/opt/tiny");
        isTiny("archive:" + image + ":/opt/twin");
        isTiny(image + ":/bin/tiny");
        isTiny(image + ":/../opt/./tiny");
    }

    @Test
    void aDirectoryMayBeARoot() throws IOException {
        Path root = work.resolve("root");
        Files.createDirectories(root.resolve("opt"));
        Files.copy(tiny, root.resolve("opt/tiny"));
        Files.createSymbolicLink(root.resolve("bin"), Path.of("/opt"));

        isTiny("dir:" + root + ":/bin/tiny");
        isTiny(root + ":/opt/tiny");
    }

    @Test
    void whatIsNotThereIsGuessed() {
        Answer.to("inspect", image + ":/opt/tinny")
                .isRefused(ExitCode.INPUT, "there is no /opt/tinny; did you mean /opt/tiny?");
        Answer.to("inspect", image + ":/usr/tiny").isRefused(ExitCode.INPUT, "did you mean /opt/tiny?");
        Answer.to("inspect", image + ":/otp/tiny").isRefused(ExitCode.INPUT, "did you mean /opt/tiny?");
    }

    @Test
    void whatIsNoFile() {
        Answer.to("inspect", image + ":/opt")
                .isRefused(ExitCode.INPUT, "is a directory, and one file is wanted; in it: notes, tiny, twin");
        Answer.to("inspect", image + ":/out").isRefused(ExitCode.INPUT, "to which a symbolic link leads");
        Answer.to("inspect", "alpine:3.20:/bin/busybox").isRefused(ExitCode.INPUT, "registry:alpine:3.20:/bin/busybox");
        Answer.to("inspect", "archive:" + work.resolve("none.tar") + ":/x")
                .isRefused(ExitCode.INPUT, "there is no such file");
        assertThat(Answer.to("inspect", image + ":/opt/notes").out()).contains("text");
    }

    @Test
    void itIsCheckedAsWell() {
        Answer answer = Answer.to("check", image + ":/opt/tiny", "--on", image, "--format", "json");

        assertThat(answer.err()).isEmpty();
        assertThat(answer.out()).contains("\"binary\": \"" + image + ":/opt/tiny\"");
    }
}
