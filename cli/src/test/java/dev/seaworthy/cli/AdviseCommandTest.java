package dev.seaworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.testkit.Machine;
import dev.seaworthy.testkit.TinyElf;
import dev.seaworthy.testkit.TinyTar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Base images for tiny binaries, judged on the built-in catalogue. */
class AdviseCommandTest {
    private static final String LOADER = "/lib64/ld-linux-x86-64.so.2";

    @TempDir
    private Path work;

    @Test
    void aStaticBinaryNeedsNothing() throws IOException {
        Path binary = TinyElf.executable(Machine.AMD64).writeTo(work.resolve("static"));

        Answer answer = Answer.to("advise", binary);

        assertThat(answer.exitCode()).isZero();
        assertThat(answer.out()).contains("FROM scratch").doesNotContain("glibc");
    }

    @Test
    void aBinaryInAnImage() throws IOException {
        byte[] binary = Files.readAllBytes(needing("GLIBC_2.34"));
        Path image = Files.write(
                work.resolve("image.tar"),
                TinyTar.empty().file("needs-GLIBC_2.34", binary, 0755).bytes());
        String name = image + ":/needs-GLIBC_2.34";

        Answer answer = Answer.to("advise", name);

        assertThat(answer.err()).isEmpty();
        assertThat(answer.out().replace(name, "FILE"))
                .isEqualTo(Answer.to("advise", work.resolve("needs-GLIBC_2.34"))
                        .out()
                        .replace(work.resolve("needs-GLIBC_2.34").toString(), "FILE"));
    }

    @Test
    void aBinaryForGlibcGetsTheSmallestTargetThatHasIt() throws IOException {
        Answer answer = Answer.to("advise", needing("GLIBC_2.34"));

        assertThat(answer.exitCode()).isZero();
        assertThat(answer.out())
                .contains("FROM ")
                .doesNotContain("FROM scratch")
                .contains("The oldest release of each distribution with glibc 2.34 or newer on which nothing known"
                        + " keeps it from starting:")
                .containsPattern("debian:12[-a-z]* .*glibc 2.36")
                .doesNotContainPattern("(?m)✓ runs +debian:11")
                .containsPattern("ubuntu:22.04 .*glibc 2.35");
    }

    @Test
    void whatRunsNowhereHasNearestTargets() throws IOException {
        Path binary = TinyElf.executable(Machine.AMD64)
                .interpreter(LOADER)
                .needs("libnosuch.so.1")
                .writeTo(work.resolve("odd"));

        Answer answer = Answer.to("advise", binary);

        assertThat(answer.exitCode()).isEqualTo(ExitCode.WORSE);
        assertThat(answer.out())
                .contains("It runs without gaps on none of the ")
                .contains("unknown ", "(--verbose)");
    }

    @Test
    void helpHasEveryOptionAndNoOther() {
        String help = Answer.to("help", "advise").out();

        assertThat(AdviseCommand.options().getOptions())
                .extracting(option -> "--" + option.getLongOpt())
                .filteredOn(option -> !option.equals("--help"))
                .allSatisfy(option -> assertThat(help).containsPattern("(?m)^  (-[a-z], )?" + option + "\\b"));
        assertThat(Pattern.compile("--([a-z-]+)").matcher(help).results().map(found -> found.group(1)))
                .allMatch(option -> AdviseCommand.options().hasLongOption(option));
    }

    @Test
    void aFileThatIsNoneIsSaid() {
        Answer.to("advise", work.resolve("missing")).isRefused(ExitCode.INPUT, "there is no such file");
    }

    private Path needing(String version) throws IOException {
        return TinyElf.executable(Machine.AMD64)
                .interpreter(LOADER)
                .needs("libc.so.6", version)
                .imports("__libc_start_main", version)
                .writeTo(work.resolve("needs-" + version));
    }
}
