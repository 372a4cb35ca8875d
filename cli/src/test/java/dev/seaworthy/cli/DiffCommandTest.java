package dev.seaworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.testkit.Machine;
import dev.seaworthy.testkit.TinyElf;
import dev.seaworthy.testkit.TinyTar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code diff} answers first, and with which exit code. */
class DiffCommandTest {
    @TempDir
    private Path work;

    private Path fixed;
    private Path older;
    private Path newer;

    @BeforeEach
    void builds() throws IOException {
        fixed = TinyElf.executable(Machine.AMD64).writeTo(work.resolve("static"));
        older = glibc("clock_gettime", "GLIBC_2.17").writeTo(work.resolve("older"));
        newer = glibc("__libc_start_main", "GLIBC_2.34").writeTo(work.resolve("newer"));
    }

    @Test
    void theSameFileMayGo() {
        Answer answer = Answer.to("diff", older, older, "--fail-on-change");

        assertThat(answer.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(answer.out()).startsWith("Yes: the two files are the same");
    }

    @Test
    void aNewNeedIsNamedFirst() {
        Answer answer = Answer.to("diff", older, newer, "--on", "debian:12");

        assertThat(answer.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(answer.out())
                .startsWith("Yes on these targets. On others look first:")
                .contains("glibc 2.17 or newer → glibc 2.34 or newer (to start)  asks for more", "debian:12  runs");
        assertThat(Answer.to("diff", older, newer, "--on", "debian:12", "--fail-on-change")
                        .exitCode())
                .isEqualTo(ExitCode.WORSE);
    }

    @Test
    void aWorseVerdictSaysNo() {
        Answer answer = Answer.to("diff", older, newer, "--on", "debian:11");

        assertThat(answer.out())
                .startsWith("No, not everywhere: on debian:11 the verdict becomes worse (runs → fails).")
                .contains("loader/version-missing");
    }

    @Test
    void asksForLess() {
        Answer answer = Answer.to("diff", newer, older, "--fail-on-change");

        assertThat(answer.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(answer.out()).startsWith("Yes").contains("asks for less");
    }

    /** A build lies in an archive, or runs: the answer is the same. */
    @Test
    void aBuildInAnImageOrAProcess() throws IOException {
        TinyTar tar = TinyTar.empty().directory("app").file("app/newer", Files.readAllBytes(newer), 0755);
        Path image = Files.write(work.resolve("image.tar"), tar.bytes());

        Answer answer = Answer.to("diff", older, image + ":/app/newer", "--on", "debian:11");

        assertThat(answer.err()).isEmpty();
        assertThat(answer.out().replace(image + ":/app/newer", newer.toString()))
                .isEqualTo(Answer.to("diff", older, newer, "--on", "debian:11").out());
        assertThat(Answer.to("diff", image + ":/app/newer", newer).out()).startsWith("Yes: the two files are the same");
        long self = ProcessHandle.current().pid();
        assertThat(Answer.to("diff", "pid:" + self, "pid:" + self).out()).startsWith("Yes: the two files are the same");
        Answer.to("diff", older, image + ":/app/nwer").isRefused(ExitCode.INPUT, "did you mean /app/newer?");
    }

    @Test
    void otherForms() {
        JsonNode json = JsonMapper.shared()
                .readTree(Answer.to("diff", older, newer, "--json").out());
        assertThat(json.get("wantsALook").booleanValue()).isTrue();
        assertThat(json.get("changes").get(0).get("effect").stringValue()).isEqualTo("demands");

        assertThat(Answer.to("diff", older, newer, "--format", "markdown").out())
                .contains("### needs", "| glibc, to start | `glibc 2.17 or newer` | `glibc 2.34 or newer` |");
        assertThat(Answer.to("diff", older, newer, "--lang", "zh", "--on", "debian:11")
                        .out())
                .startsWith("不能全部更新：在 debian:11 上")
                .contains("glibc 2.17 或更新 → glibc 2.34 或更新 (启动所需)  要求更多");
    }

    @Test
    void whatCannotBeComparedIsRefused() throws IOException {
        Answer.to("diff", older).isRefused(ExitCode.USAGE, "the old file and the new one");
        Answer.to("diff", older, newer, "--format", "html").isRefused(ExitCode.USAGE, "--format takes");
        Answer.to("diff", older, work.resolve("nothing")).isRefused(ExitCode.INPUT, "there is no such file");
        Path text = Files.writeString(work.resolve("text"), "hello\n");
        Answer.to("diff", text, fixed).isRefused(ExitCode.INPUT, "text: is ");
    }

    @Test
    void helpHasEveryOptionAndNoOther() {
        String help = Answer.to("help", "diff").out();

        assertThat(DiffCommand.options().getOptions())
                .extracting(option -> "--" + option.getLongOpt())
                .filteredOn(option -> !option.equals("--help"))
                .allSatisfy(option -> assertThat(help).containsPattern("(?m)^  (-[a-z], )?" + option + "\\b"));
        assertThat(Pattern.compile("--([a-z-]+)").matcher(help).results().map(found -> found.group(1)))
                .allMatch(option -> DiffCommand.options().hasLongOption(option));
    }

    private static TinyElf glibc(String symbol, String version) {
        return TinyElf.pie(Machine.AMD64)
                .interpreter("/lib64/ld-linux-x86-64.so.2")
                .needs("libc.so.6", version)
                .imports(symbol, version);
    }
}
