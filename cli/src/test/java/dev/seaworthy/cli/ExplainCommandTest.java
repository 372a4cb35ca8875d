package dev.seaworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.cli.explain.Language;
import dev.seaworthy.cli.explain.RuleIndex;
import dev.seaworthy.cli.explain.Wrapping;
import dev.seaworthy.testkit.GoldenFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages, the list of rules, and the way from an error to a rule. */
class ExplainCommandTest {
    private static final Path GOLDEN = Path.of("src/test/golden/explain");
    private static final Path PAGES = Path.of("..", "docs");

    private static void isGolden(String name, Answer answer) throws IOException {
        assertThat(answer.exitCode()).as(answer.err()).isZero();
        GoldenFile.at(GOLDEN.resolve(name + ".txt")).matches(answer.out());
    }

    @Test
    void pagesAsATerminalShowsThem() throws IOException {
        isGolden("page", Answer.to("explain", "loader/interpreter-missing"));
        isGolden("page-zh", Answer.to("explain", "loader/interpreter-missing", "--lang", "zh"));
    }

    @Test
    void errors() throws IOException {
        isGolden("error", Answer.to("explain", "--error", "exec /app: no such file or directory"));
        isGolden("error-zh", Answer.to("explain", "--lang", "zh", "--error", "Segmentation fault"));
        isGolden("error-without-rule", Answer.to("explain", "--error", "signal: killed"));
    }

    @Test
    void everyRuleHasAPageThatCanBeShown() throws IOException {
        for (Language language : Language.values()) {
            for (RuleIndex.Entry entry : RuleIndex.in(language).entries()) {
                Answer answer = Answer.to("explain", entry.id(), "--lang", language.code())
                        .isCivil(entry.id());

                assertThat(answer.exitCode()).isZero();
                assertThat(answer.out()).startsWith(entry.id() + "\n").doesNotContain("](", "```");
                Answer.to("explain", entry.id(), "--lang", language.code(), "--color", "always")
                        .out()
                        .lines()
                        .findFirst()
                        .ifPresent(line -> assertThat(line).isEqualTo("\033[1m" + entry.id() + "\033[0m"));
            }
        }
    }

    @Test
    void markdownIsThePageAsItIs() throws IOException {
        assertThat(Answer.to("explain", "kernel/too-old", "--format", "markdown")
                        .out())
                .isEqualTo(Files.readString(PAGES.resolve("rules/kernel/too-old.md")));
        assertThat(Answer.to("explain", "kernel/too-old", "--format", "markdown", "--lang", "zh")
                        .out())
                .isEqualTo(Files.readString(PAGES.resolve("zh/rules/kernel/too-old.md")));
    }

    @Test
    void textFitsATerminal() {
        String code = "    ";
        for (Language language : Language.values()) {
            for (RuleIndex.Entry entry : RuleIndex.in(language).entries()) {
                assertThat(Answer.to("explain", entry.id(), "--lang", language.code())
                                .out()
                                .lines()
                                .filter(line -> !line.startsWith(code) && line.contains(" ")))
                        .as(entry.id())
                        .allMatch(line -> Wrapping.width(line) <= 80);
            }
        }
    }

    @Test
    void withoutARuleAllAreListed() {
        Answer english = Answer.to("explain");
        Answer chinese = Answer.to("explain", "--lang", "zh");

        assertThat(english.out()).contains("loader/library-missing", "a needed library is nowhere");
        assertThat(chinese.out()).contains("loader/library-missing", "加载器查找的所有位置都没有需要的库");
        assertThat(english.out().lines().map(line -> line.substring(0, line.indexOf(' '))))
                .containsExactlyElementsOf(RuleIndex.in(Language.ENGLISH).entries().stream()
                        .map(RuleIndex.Entry::id)
                        .toList());
        assertThat(chinese.out()).hasLineCount((int) english.out().lines().count());
    }

    @Test
    void theGroupMayBeLeftOut() {
        assertThat(Answer.to("explain", "library-missing").out())
                .isEqualTo(Answer.to("explain", "loader/library-missing").out());
    }

    @ParameterizedTest
    @CsvSource({
        "loader/library-mising, loader/library-missing",
        "libary-missing,        loader/library-missing",
        "kernel/library-missing2, loader/library-missing",
        "version,               loader/version-missing"
    })
    void anUnknownRuleNamesTheNearest(String given, String nearest) {
        Answer.to("explain", given).isRefused(ExitCode.USAGE, "did you mean " + nearest);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing-like-it", "../../../version", "", "loader/", "README"})
    void anUnknownRuleThatIsNearNothing(String given) {
        Answer.to("explain", given).isRefused(ExitCode.USAGE, "\"seaworthy explain\" lists all");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "explain a b",
                "explain --lang fr",
                "explain --format html",
                "explain --error",
                "explain --nope",
                "explain --error exec /app: exec format error"
            })
    void wrongUsage(String line) {
        Answer.to((Object[]) line.split(" ")).isRefused(ExitCode.USAGE, "");
    }

    @Test
    void anErrorThatNobodyKnows() {
        Answer answer = Answer.to("explain", "--error", "all is well");

        assertThat(answer.exitCode()).isEqualTo(ExitCode.WORSE);
        assertThat(answer.out()).startsWith("No known error is in this text.");
    }

    @Test
    void anEmptyErrorIsAMistake() {
        Answer.to("explain", "--error", " ").isRefused(ExitCode.USAGE, "needs the text that you saw");
    }

    @Test
    void errorsFromTheStandardInput() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(new PrintStream(out, true, StandardCharsets.UTF_8), System.err);
        byte[] log =
                ("starting\n" + "x".repeat(1000) + "\nexec /app: exec format error\n").getBytes(StandardCharsets.UTF_8);

        int exitCode = new ExplainCommand(terminal, new ByteArrayInputStream(log)).run(List.of("--error", "-"));

        assertThat(exitCode).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("kernel/wrong-architecture (sure)");
    }

    @Test
    void pastedControlCharactersDoNotReachTheTerminal() {
        Answer answer = Answer.to("explain", "--error", "exec /a\u001b]0;x\u0007\u202eb: no such file or directory");

        assertThat(answer.out().chars().filter(c -> c != '\n' && Character.isISOControl(c)))
                .isEmpty();
    }

    @Test
    void helpHasEveryOptionAndNoOther() {
        String help = Answer.to("help", "explain").out();

        assertThat(help.lines()).allMatch(line -> line.length() <= 80);
        assertThat(Answer.to("explain", "--help").out()).isEqualTo(help);
        assertThat(ExplainCommand.options().getOptions())
                .extracting(option -> "--" + option.getLongOpt())
                .filteredOn(option -> !option.equals("--help"))
                .allSatisfy(option -> assertThat(help).containsPattern("(?m)^  " + option + "\\b"));
        assertThat(Pattern.compile("--([a-z-]+)").matcher(help).results().map(found -> found.group(1)))
                .filteredOn(option -> !option.equals("previous"))
                .allMatch(option -> ExplainCommand.options().hasLongOption(option));
    }
}
