package dev.seaworthy.bundle.description;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** The reader and {@code schema/seaworthy-1.json} take the same descriptions and refuse the same. */
class SchemaAgreementTest {
    private static final Path EXAMPLES = Path.of("src/test/resources/dev/seaworthy/bundle/description");
    private static final Schema SCHEMA = schema();

    private static Schema schema() {
        try {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(Files.readString(Path.of("..", "schema", "seaworthy-1.json")));
        } catch (IOException problem) {
            throw new java.io.UncheckedIOException(problem);
        }
    }

    static List<Path> good() throws IOException {
        return files("good");
    }

    static List<Path> bad() throws IOException {
        return files("bad");
    }

    private static List<Path> files(String folder) throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES.resolve(folder))) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("good")
    void bothTake(Path file) throws IOException {
        String text = Files.readString(file);

        assertThat(Description.read(text)).isInstanceOf(Description.Read.class);
        assertThat(SCHEMA.validate(json(text), InputFormat.JSON)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("bad")
    void bothRefuse(Path file) throws IOException {
        String text = Files.readString(file);

        assertThat(Description.read(text)).isInstanceOf(Description.Wrong.class);
        assertThat(SCHEMA.validate(json(text), InputFormat.JSON)).isNotEmpty();
    }

    /** A good example with a key that nobody knows anywhere in it is refused by both: no mapping takes just anything. */
    @Test
    void unknownKeysAreRefusedInEverySection() throws IOException {
        String text = Files.readString(EXAMPLES.resolve("good/everything.yaml"));
        for (String section : List.of("docker:\n", "systemd:\n")) {
            String wrong = text.replace(section, section + "  nonsense: 1\n");
            assertThat(Description.read(wrong)).isInstanceOf(Description.Wrong.class);
            assertThat(SCHEMA.validate(json(wrong), InputFormat.JSON)).isNotEmpty();
        }
    }

    private static String json(String yaml) {
        return json(new Load(LoadSettings.builder().setSchema(new CoreSchema()).build()).loadFromString(yaml));
    }

    private static String json(Object value) {
        return switch (value) {
            case null -> "null";
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(entry -> quoted(entry.getKey().toString()) + ":" + json(entry.getValue()))
                        .collect(Collectors.joining(",", "{", "}"));
            case List<?> list ->
                list.stream().map(SchemaAgreementTest::json).collect(Collectors.joining(",", "[", "]"));
            case String text -> quoted(text);
            default -> value.toString();
        };
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
