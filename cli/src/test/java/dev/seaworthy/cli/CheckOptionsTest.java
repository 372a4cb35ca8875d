package dev.seaworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.testkit.Machine;
import dev.seaworthy.testkit.TinyElf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Options, exit codes and help of the command. */
class CheckOptionsTest {
    @TempDir
    private Path work;

    private Path runs;
    private Path fails;
    private Path unknown;
    private Path empty;

    @BeforeEach
    void binaries() throws IOException {
        empty = Files.createDirectory(work.resolve("empty"));
        runs = TinyElf.executable(Machine.AMD64).writeTo(work.resolve("runs"));
        fails = TinyElf.executable(Machine.AMD64)
                .interpreter("/lib64/ld-linux-x86-64.so.2")
                .writeTo(work.resolve("fails"));
        // A loader that nobody knows: what it would do cannot be told.
        TinyElf.library(Machine.AMD64, "odd.so").writeTo(empty.resolve("odd.so"));
        unknown = TinyElf.executable(Machine.AMD64).interpreter("/odd.so").writeTo(work.resolve("unknown"));
    }

    private Answer check(Object... words) {
        Object[] all = new Object[words.length + 3];
        all[0] = "check";
        all[1] = "--on";
        all[2] = "dir:" + empty;
        System.arraycopy(words, 0, all, 3, words.length);
        return Answer.to(all);
    }

    @ParameterizedTest
    @CsvSource({
        "fails,   0, 0, 1", //
        "unknown, 0, 1, 1",
        "gaps,    0, 1, 1",
        "never,   0, 0, 0"
    })
    void exitCodeByWhatShallFail(String failOn, int whenRuns, int whenUnknown, int whenFails) {
        assertThat(check(runs, "--fail-on", failOn).exitCode()).isEqualTo(whenRuns);
        assertThat(check(unknown, "--fail-on", failOn).exitCode()).isEqualTo(whenUnknown);
        assertThat(check(fails, "--fail-on", failOn).exitCode()).isEqualTo(whenFails);
        assertThat(check(runs, unknown, fails, "--fail-on", failOn).exitCode()).isEqualTo(whenFails);
    }

    @Test
    void anInputThatCannotBeReadOutweighsEveryVerdict() {
        Answer answer = check(fails, work.resolve("nothing"), runs, "--fail-on", "never");

        assertThat(answer.exitCode()).isEqualTo(ExitCode.INPUT);
        assertThat(answer.err()).hasLineCount(1).contains("nothing: there is no such file");
        assertThat(answer.out()).contains("fails", "runs");
    }

    @Test
    void aTargetThatCannotBeReadDoesNotSpoilTheOthers() {
        Answer answer = check(runs, "--on", "dir:" + work.resolve("nothing"));

        assertThat(answer.exitCode()).isEqualTo(ExitCode.INPUT);
        assertThat(answer.err()).hasLineCount(1);
        assertThat(answer.out()).contains("runs on dir:" + empty);
    }

    @Test
    void jsonIsJson() {
        Answer answer = check(runs, unknown, fails, "--format", "json");

        assertThat(JsonMapper.shared().readTree(answer.out()).get("results"))
                .extracting(result -> result.get("verdict").stringValue())
                .containsExactly("runs", "unknown", "fails");
        assertThat(answer.out()).doesNotContain("\033");
    }

    @Test
    void whoKnowsTheKernelSaysWhether32BitProgramsRun() throws IOException {
        Path program = TinyElf.executable(Machine.I386).writeTo(work.resolve("program"));

        assertThat(check(program, "--arch", "amd64").out()).contains("unknown", "kernel/32-bit-mode");
        assertThat(check(program, "--arch", "amd64", "--32-bit", "on").out()).doesNotContain("kernel/");
        assertThat(check(program, "--arch", "amd64", "--32-bit", "off").out())
                .contains("fails", "kernel/wrong-architecture", "no 32-bit ones");
    }

    @Test
    void coloursOnlyWhenAskedFor() {
        assertThat(check(runs, "--color", "always").out()).contains("\033[32m");
        assertThat(check(runs, "--color", "never").out()).doesNotContain("\033");
        assertThat(check(runs, "--color", "always", "--format", "json").out()).doesNotContain("\033");
    }

    @Test
    void targetsMayBeRepeatedOrListed() {
        String listed = Answer.to("check", runs, "--on", "scratch,dir:" + empty).out();

        assertThat(Answer.to("check", runs, "--on", "scratch", "--on", "dir:" + empty)
                        .out())
                .isEqualTo(listed)
                .contains("scratch", "dir:" + empty);
    }

    @Test
    void aDamagedExecutableOfADirectoryIsNotOverlooked() throws IOException {
        Path folder = Files.createDirectory(work.resolve("copies"));
        Files.copy(runs, folder.resolve("whole"));
        byte[] bytes = Files.readAllBytes(runs);
        Files.write(folder.resolve("cut"), Arrays.copyOf(bytes, 100));

        Answer answer = check(folder);

        assertThat(answer.exitCode()).isEqualTo(ExitCode.INPUT);
        assertThat(answer.err()).contains("/cut: is a damaged ELF file").hasLineCount(1);
        assertThat(answer.out()).contains("whole").doesNotContain("cut");
    }

    @Test
    void aDirectoryStandsForItsExecutables() throws IOException {
        Files.writeString(work.resolve("notes"), "passed over\n");

        assertThat(check(work).out()).contains("/runs", "/fails", "/unknown").doesNotContain("notes");
        Files.createDirectory(work.resolve("none"));
        check(work.resolve("none")).isRefused(ExitCode.INPUT, "holds no Linux executable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "check --nope",
                "check --on",
                "check x --on ,",
                "check",
                "check x --format xml",
                "check x --fail-on always",
                "check x --color red",
                "check x --arch z80",
                "check x --kernel new",
                "check x --cpu fast",
                "check x --page-size 5k",
                "check x --32-bit yes",
                "check x --page-size 1",
                "check x --on nope",
                "chek",
                "targets nope",
                "targets show",
                "targets show nope",
                "targets show scratch --arch z80",
                "targets list --format x",
                "targets diff alpine:3.20",
                "targets add",
                "targets remove nope",
                "targets capture",
                "targets capture a b",
                "help nope",
                "--nope",
                "check x --forma json"
            })
    void wrongUsage(String line) {
        Answer answer = Answer.to((Object[]) line.split(" "));

        answer.isRefused(ExitCode.USAGE, "");
        assertThat(answer.err().lines().toList().getLast()).matches("Try: seaworthy ([a-z]+ )?--help");
    }

    @Test
    void emptyNamesAreNoNames() {
        check("").isRefused(ExitCode.INPUT, "is an empty file name");
        Answer.to("check", runs, "--on", "dir:").isRefused(ExitCode.INPUT, "is an empty file name");
        Answer.to("check", runs, "--on", "").isRefused(ExitCode.USAGE, "--on needs a value");
    }

    @ParameterizedTest
    @ValueSource(strings = {"main", "advise", "check", "inspect", "targets", "trial"})
    void helpFitsATerminal(String verb) {
        Answer answer = Answer.to("help", verb);

        assertThat(answer.exitCode()).isZero();
        assertThat(answer.out().lines()).allMatch(line -> line.length() <= 80);
        assertThat(answer.out()).endsWith("\n").doesNotContain("\t");
    }

    @Test
    void helpIsTheSameByEveryWay() {
        assertThat(Answer.to().out())
                .isEqualTo(Answer.to("--help").out())
                .isEqualTo(Answer.to("help").out());
        for (String verb : List.of("advise", "check", "inspect", "targets")) {
            assertThat(Answer.to(verb, "--help").out())
                    .isEqualTo(Answer.to(verb, "-h").out())
                    .isEqualTo(Answer.to("help", verb).out());
        }
    }

    @Test
    void helpOfTrialHasEveryOption() {
        String help = Answer.to("help", "trial").out();

        assertThat(TrialOptions.all().getOptions())
                .extracting(option -> "--" + option.getLongOpt())
                .filteredOn(option -> !option.equals("--help"))
                .allSatisfy(option -> assertThat(help).containsPattern("(?m)^  (-[a-z], )?" + option + "\\b"));
    }

    @Test
    void helpHasEveryOptionAndNoOther() {
        String help = Answer.to("help", "check").out();

        assertThat(CheckCommand.options().getOptions())
                .extracting(option -> "--" + option.getLongOpt())
                .filteredOn(option -> !option.equals("--help"))
                .allSatisfy(option -> assertThat(help).containsPattern("(?m)^  (-[a-z], )?" + option + "\\b"));
        assertThat(Pattern.compile("--([a-z-]+)").matcher(help).results().map(found -> found.group(1)))
                .allMatch(option -> CheckCommand.options().hasLongOption(option));
    }
}
