package dev.seaworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.dialect.Dialects;
import dev.seaworthy.testkit.Machine;
import dev.seaworthy.testkit.TinyElf;
import dev.seaworthy.verdict.Assessment;
import dev.seaworthy.verdict.Fact;
import dev.seaworthy.verdict.Finding;
import dev.seaworthy.verdict.Remedy;
import dev.seaworthy.verdict.Severity;
import dev.seaworthy.verdict.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What {@code --format json} prints is what {@code schema/check-1.json} promises. */
class JsonReportTest {
    private static final Path SCHEMA_FILE = Path.of("..", "schema", "check-1.json");
    private static final JsonMapper JACKSON = JsonMapper.shared();
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final Schema SCHEMA = REGISTRY.getSchema(schemaText());

    /** A finding with everything in it. */
    private static final Finding FULL = new Finding(
            "loader/library-missing",
            Severity.BLOCKER,
            "libz.so.1 is missing; app needs it.",
            Optional.of("libz.so.1"),
            Optional.of("Error loading shared library libz.so.1\nError relocating app: inflate: symbol not found"),
            List.of(new Fact("needed by", "app"), new Fact("interpreter", "/lib/ld-musl-x86_64.so.1")),
            List.of(new Fact("looked for", "/lib/libz.so.1"), new Fact("looked for", "/usr/lib/libz.so.1")),
            List.of(
                    new Remedy(Remedy.Kind.INSTALL, "apk add so:libz.so.1", "it has it"),
                    new Remedy(Remedy.Kind.REBUILD, "CGO_ENABLED=0 go build .", "it does without"),
                    new Remedy(Remedy.Kind.REBASE, "FROM debian:13", "judged as well")));

    @TempDir
    private Path work;

    @Test
    void theSchemaIsASchema() {
        Schema meta =
                REGISTRY.getSchema(SchemaLocation.of(Dialects.getDraft202012().getId()));

        assertThat(meta.validate(schemaText(), InputFormat.JSON)).isEmpty();
    }

    @Test
    void noResults() {
        assertThat(problems(JsonReport.text(List.of()))).isEmpty();
    }

    @Test
    void everyVerdictWithAndWithoutFindings() {
        List<Assessment> results = new ArrayList<>();
        for (Verdict verdict : Verdict.values()) {
            results.add(new Assessment("app", "alpine:3.20", verdict, "Nothing has to be installed.", List.of()));
            results.add(new Assessment("app", "alpine:3.20", verdict, "It is not there.", List.of(FULL, FULL)));
        }

        assertThat(problems(JsonReport.text(results))).isEmpty();
    }

    @Test
    void everySeverityWithEachOptionalPartPresentAndAbsent() {
        List<Finding> findings = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            for (int parts = 0; parts < 1 << 5; parts++) {
                findings.add(new Finding(
                        FULL.rule(),
                        severity,
                        FULL.message(),
                        (parts & 1) == 0 ? Optional.empty() : FULL.missing(),
                        (parts & 2) == 0 ? Optional.empty() : FULL.predictedError(),
                        (parts & 4) == 0 ? List.of() : FULL.binaryEvidence(),
                        (parts & 8) == 0 ? List.of() : FULL.targetEvidence(),
                        (parts & 16) == 0 ? List.of() : FULL.remedies()));
            }
        }

        assertThat(problems(report(findings))).isEmpty();
    }

    @Test
    void nameResolution() throws IOException {
        Path program = TinyElf.executable(Machine.AMD64).writeTo(work.resolve("program"));
        Path resolvConf = Files.writeString(
                work.resolve("resolv.conf"),
                "nameserver 1.1.1.1\nnameserver 2.2.2.2\nnameserver x\nsearch a b\noptions use-vc rotate # comment\nodd\n");

        Answer answer = Answer.to("check", program, "--on", "scratch", "--format", "json", "--resolv-conf", resolvConf);

        assertThat(problems(answer.out())).isEmpty();
        JsonNode names = JACKSON.readTree(answer.out()).get("results").get(0).get("nameResolution");
        assertThat(names.get("resolvConf")
                        .valueStream()
                        .map(one -> one.get("resolver").stringValue()))
                .containsExactly("go", "glibc", "musl");
        assertThat(names.get("options").get(0).get("musl").stringValue()).isEqualTo("ignored");
    }

    @Test
    void absentPartsAreLeftOutRatherThanNull() {
        String text = report(List.of(new Finding(
                FULL.rule(), Severity.NOTE, "", Optional.empty(), Optional.empty(), List.of(), List.of(), List.of())));

        assertThat(firstFinding(JACKSON.readTree(text)).propertyNames())
                .containsExactly("rule", "severity", "message", "evidence", "remedies");
    }

    @Test
    void factsOfTheSameNameShareAList() {
        JsonNode evidence =
                firstFinding(JACKSON.readTree(report(List.of(FULL)))).get("evidence");

        assertThat(evidence.get("target").get("looked for").valueStream().map(JsonNode::stringValue))
                .containsExactly("/lib/libz.so.1", "/usr/lib/libz.so.1");
    }

    @Test
    void namesFromStrangersStayInsideTheirStrings() {
        String hostile = "\"}],\n\0\033[31m\\\ud83d";
        String text = JsonReport.text(List.of(new Assessment(hostile, hostile, Verdict.RUNS, hostile, List.of(FULL))));

        assertThat(problems(text)).isEmpty();
        JsonNode result = JACKSON.readTree(text).get("results").get(0);
        assertThat(result.get("binary").stringValue()).isEqualTo(hostile);
        assertThat(result.get("answer").stringValue()).isEqualTo(hostile);
    }

    @Test
    void theCommandPrintsIt() {
        // The one ELF file that every machine has that runs this, on targets with and without findings.
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String[] words = {"check", java, "--on", "scratch,ubuntu:22.04,debian:12", "--format", "json"};

        int exitCode = Main.run(words, new PrintStream(out, false, StandardCharsets.UTF_8), System.err);

        assertThat(exitCode).isEqualTo(ExitCode.WORSE);
        String text = out.toString(StandardCharsets.UTF_8);
        assertThat(problems(text)).isEmpty();
        assertThat(JACKSON.readTree(text)
                        .get("results")
                        .valueStream()
                        .map(one -> one.get("target").stringValue()))
                .containsExactly("scratch", "ubuntu:22.04", "debian:12");
    }

    @Test
    void theSchemaHasTheSameWordsAsTheCode() {
        JsonNode definitions = JACKSON.readTree(schemaText()).get("$defs");

        assertThat(words(definitions, "result", "verdict")).isEqualTo(names(Verdict.values()));
        assertThat(words(definitions, "finding", "severity")).isEqualTo(names(Severity.values()));
        assertThat(words(definitions, "remedy", "kind")).isEqualTo(names(Remedy.Kind.values()));
    }

    @Test
    void everyFieldOfTheSchemaIsDescribed() {
        for (JsonNode definition : JACKSON.readTree(schemaText()).get("$defs")) {
            assertThat(definition.has("description")).isTrue();
            definition
                    .path("properties")
                    .forEachEntry((name, field) -> assertThat(field.has("description") || field.has("$ref"))
                            .as(name)
                            .isTrue());
        }
    }

    /** Additions only: readers of today must accept what a later release prints. */
    @Test
    void additionsAreAllowedEverywhere() {
        ObjectNode report = reportWithOneFinding();
        report.put("generated", "later");
        ObjectNode result = (ObjectNode) report.get("results").get(0);
        result.put("digest", "sha256:0");
        ObjectNode finding = firstFinding(report);
        finding.put("page", "https://example.org/rule");
        ((ObjectNode) finding.get("evidence")).putObject("machine");
        ((ObjectNode) finding.get("remedies").get(0)).put("risk", "low");

        assertThat(problems(report.toString())).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void mistakesAreCaught(String what, Consumer<ObjectNode> mistake) {
        ObjectNode report = reportWithOneFinding();
        mistake.accept(report);

        assertThat(problems(report.toString())).as(what).isNotEmpty();
    }

    private static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake("another version", report -> report.put("seaworthy", "2")),
                mistake("version as a number", report -> report.put("seaworthy", 1)),
                mistake("no version", report -> report.remove("seaworthy")),
                mistake("no results", report -> report.remove("results")),
                mistake("an unknown verdict", report -> result(report).put("verdict", "RUNS")),
                mistake("no answer", report -> result(report).remove("answer")),
                mistake("no target", report -> result(report).remove("target")),
                mistake("an empty target", report -> result(report).put("target", "")),
                mistake("findings that are null", report -> result(report).putNull("findings")),
                mistake("a rule without a group", report -> firstFinding(report).put("rule", "library-missing")),
                mistake("an unknown severity", report -> firstFinding(report).put("severity", "error")),
                mistake("missing that is null", report -> firstFinding(report).putNull("missing")),
                mistake(
                        "a predicted error that is a list",
                        report -> firstFinding(report).putArray("predictedError")),
                mistake(
                        "evidence of one side only",
                        report -> ((ObjectNode) firstFinding(report).get("evidence")).remove("target")),
                mistake("a fact that is no list", report -> facts(report).put("needed by", "app")),
                mistake("a fact without a value", report -> facts(report).putArray("needed by")),
                mistake("a remedy of an unknown kind", report -> remedy(report).put("kind", "pray")),
                mistake("a remedy without a reason", report -> remedy(report).remove("why")),
                mistake(
                        "a remedy with nothing to paste",
                        report -> remedy(report).put("command", "")));
    }

    private static Arguments mistake(String what, Consumer<ObjectNode> change) {
        return arguments(what, change);
    }

    private static ObjectNode reportWithOneFinding() {
        return (ObjectNode) JACKSON.readTree(report(List.of(FULL)));
    }

    private static ObjectNode result(JsonNode report) {
        return (ObjectNode) ((ArrayNode) report.get("results")).get(0);
    }

    private static ObjectNode firstFinding(JsonNode report) {
        return (ObjectNode) result(report).get("findings").get(0);
    }

    private static ObjectNode facts(JsonNode report) {
        return (ObjectNode) firstFinding(report).get("evidence").get("binary");
    }

    private static ObjectNode remedy(JsonNode report) {
        return (ObjectNode) firstFinding(report).get("remedies").get(0);
    }

    private static String report(List<Finding> findings) {
        return JsonReport.text(
                List.of(new Assessment("app", "alpine:3.20", Verdict.of(findings), "An answer.", findings)));
    }

    private static List<Error> problems(String json) {
        return SCHEMA.validate(json, InputFormat.JSON);
    }

    private static List<String> words(JsonNode definitions, String definition, String field) {
        return definitions
                .get(definition)
                .get("properties")
                .get(field)
                .get("enum")
                .valueStream()
                .map(JsonNode::stringValue)
                .toList();
    }

    private static List<String> names(Enum<?>[] constants) {
        return Arrays.stream(constants)
                .map(one -> one.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static String schemaText() {
        try {
            return Files.readString(SCHEMA_FILE);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void whatIsPrintedIsTheText() {
        Report report = new Report(
                List.of(),
                List.of(new Assessment("app", "alpine:3.20", Verdict.FAILS, "No.", List.of(FULL))),
                List.of(),
                FailOn.named("fails"));

        assertThat(Printed.by(out -> JsonReport.print(report, out))).isEqualTo(JsonReport.text(report));
    }
}
