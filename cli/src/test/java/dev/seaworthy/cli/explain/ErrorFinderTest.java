package dev.seaworthy.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From what somebody pasted to the cause. */
class ErrorFinderTest {
    private static final Path FAILURE_MODES = Path.of("..", "docs", "failure-modes.md");

    private static final Path LABORATORY = Path.of("..", "docs", "evidence", "runtime.md");

    private static Stream<Arguments> pastedErrors() throws IOException {
        try (InputStream in = ErrorFinderTest.class.getResourceAsStream("pasted-errors.tsv")) {
            assertThat(in).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.startsWith("#"))
                            .map(line -> line.split("\t", 2))
                            .map(columns -> Arguments.of(columns[0], columns[1].replace("\\n", "\n")))
                            .toList()
                            .stream();
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("pastedErrors")
    void theCauseComesFirst(String cause, String pasted) {
        List<ErrorFinder.Candidate> found = ErrorFinder.find(pasted, Language.ENGLISH);

        assertThat(found).as("candidates").isNotEmpty();
        assertThat(found.getFirst().cause()).as(found.toString()).isEqualTo(cause);
    }

    /** However it was copied: from a log with colours, from JSON, from a web page, cut into lines by a terminal. */
    @ParameterizedTest
    @MethodSource("pastedErrors")
    void whatSurroundsItDoesNoHarm(String cause, String pasted) {
        for (String text : List.of(
                "2026-01-02T03:04:05.678Z stderr F \u001b[31m" + pasted + "\u001b[0m",
                "Jan  2 03:04:05 host app[123]: " + pasted + "\nJan  2 03:04:05 host systemd[1]: Stopped.",
                "{\"log\":\"" + pasted.replace("\"", "\\\"").replace("\n", "\\n") + "\\n\",\"stream\":\"stderr\"}",
                pasted.replace("\"", "&quot;").replace("'", "&#39;"),
                pasted.replace(" ", "\n   "))) {
            assertThat(ErrorFinder.find(text, Language.ENGLISH))
                    .as(text)
                    .extracting(ErrorFinder.Candidate::cause)
                    .contains(cause);
        }
    }

    /** Programs were really run where something is missing; what they said leads to what was missing. */
    @Test
    void everyErrorThatTheLaboratorySawIsRecognised() throws IOException {
        Set<String> seen = Pattern.compile("\\*\\*gap\\*\\* `([^`]+: [^`]+|[^`]*(?:unknown|not) [^`]+)`")
                .matcher(Files.readString(LABORATORY))
                .results()
                .map(found -> found.group(1))
                .filter(text -> !text.startsWith("the type of ") && !text.contains("/var/none"))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(seen).hasSizeGreaterThan(20).allSatisfy(text -> {
            assertThat(ErrorFinder.find(text, Language.ENGLISH)).as(text).isNotEmpty();
            assertThat(ErrorFinder.find(text, Language.ENGLISH).getFirst().cause())
                    .startsWith("runtime/");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "everything is fine", "listening on :8080", "level=info msg=\"started\""})
    void nothingIsFoundInWhatIsNoError(String text) {
        assertThat(ErrorFinder.find(text, Language.ENGLISH)).isEmpty();
    }

    @Test
    void whatIsOnlyPossibleIsLeftOutWhereSomethingIsSure() {
        assertThat(ErrorFinder.find("exec /app: permission denied", Language.ENGLISH))
                .extracting(ErrorFinder.Candidate::certainty)
                .doesNotContain(Certainty.POSSIBLE);
        assertThat(ErrorFinder.find("Segmentation fault (core dumped)", Language.ENGLISH))
                .hasSizeGreaterThan(3)
                .extracting(ErrorFinder.Candidate::certainty)
                .containsOnly(Certainty.POSSIBLE);
    }

    @Test
    void aWholeLogIsReadInBoundedTime() {
        String log = "a/b: ".repeat(60_000) + "exec /app: exec format error";
        long start = System.nanoTime();

        ErrorFinder.find(log, Language.ENGLISH);
        ErrorFinder.find("/".repeat(ErrorText.LONGEST), Language.ENGLISH);
        ErrorFinder.find("exec \"".repeat(20_000), Language.ENGLISH);
        ErrorFinder.find("sh sudo env ".repeat(10_000), Language.ENGLISH);

        assertThat((System.nanoTime() - start) / 1_000_000).as("milliseconds").isLessThan(5_000);
    }

    @Test
    void everyKnownErrorIsCompleteInBothLanguages() {
        for (KnownError known : KnownError.all()) {
            assertThat(known.cause()).matches("[a-z-]+/[a-z0-9-]+");
            assertThat(known.next()).as(known.cause()).isNotBlank();
            assertThat(known.sign(Language.ENGLISH)).as(known.cause()).matches("[\\x20-\\x7e]+\\.?");
            assertThat(known.sign(Language.CHINESE)).as(known.cause()).containsPattern("[\\u4e00-\\u9fff]");
        }
    }

    /** The table of errors and the register of rules belong together. */
    @Test
    void everyRuleThatPredictsAnErrorCanBeFoundByIt() {
        Set<String> found = KnownError.all().stream().map(KnownError::cause).collect(Collectors.toSet());
        for (RuleIndex.Entry entry : RuleIndex.in(Language.ENGLISH).entries()) {
            // Rules about logs judge lines, those about hosts judge files before anything fails.
            if (!entry.id().matches("(logs|dns|host|unit|user)/.*")) {
                assertThat(found).contains(entry.id());
            }
        }
    }

    /** What is recognised but judged by no rule is named in the documentation, with the reason. */
    @Test
    void whatNoRuleJudgesIsDocumented() throws IOException {
        Set<String> withoutPage = new TreeSet<>();
        for (KnownError known : KnownError.all()) {
            if (RulePage.find(known.cause(), Language.ENGLISH).isEmpty()) {
                withoutPage.add(known.cause());
            }
        }
        String document = Files.readString(FAILURE_MODES);

        assertThat(withoutPage).allSatisfy(cause -> assertThat(document).contains("`" + cause + "`"));
    }
}
