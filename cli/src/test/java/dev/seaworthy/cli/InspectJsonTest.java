package dev.seaworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.seaworthy.testkit.Machine;
import dev.seaworthy.testkit.TinyElf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What {@code inspect --json} and {@code diff --json} print is what their schemas promise, and nothing that they do not name. */
class InspectJsonTest {
    @TempDir
    private Path work;

    /** The schema with every object closed: a member that nobody described must not pass. */
    private static Schema strict(String name) throws IOException {
        JsonNode schema = JsonMapper.shared().readTree(Files.readString(Path.of("..", "schema", name)));
        close(schema);
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema.toString());
    }

    private static void close(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.path("properties").isObject()
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        node.forEach(InspectJsonTest::close);
    }

    @Test
    void everyViewIsAsTheSchemaSays() throws IOException {
        Path fixed = TinyElf.executable(Machine.AMD64).writeTo(work.resolve("static"));
        Path text = Files.writeString(work.resolve("text"), "hello\n");
        Path root = Files.createDirectory(work.resolve("root"));
        Schema schema = strict("inspect-1.json");
        List<String> views = new ArrayList<>();
        for (InspectViews view : InspectViews.values()) {
            // The tiny files have no names at all.
            if (view != InspectViews.SYMBOLS) {
                views.add("--" + view.option());
            }
            if (view == InspectViews.GRAPH) {
                views.add("dot");
            }
        }
        for (String target : List.of("debian:12", "debian:11", "alpine:3.20", "dir:" + root)) {
            List<Object> words = new ArrayList<>(List.of("inspect", dynamic(), fixed, "--json", "--on", target));
            words.addAll(views);
            Answer answer = Answer.to(words.toArray());
            assertThat(answer.err()).isEmpty();
            assertThat(schema.validate(answer.out(), InputFormat.JSON)).isEmpty();
        }
        assertThat(schema.validate(Answer.to("inspect", text, "--json").out(), InputFormat.JSON))
                .isEmpty();
        // It can fail.
        String wrong = Answer.to("inspect", fixed, text, "--json").out();
        assertThat(schema.validate(wrong.replace("\"static\"", "\"elastic\""), InputFormat.JSON))
                .isNotEmpty();
        assertThat(schema.validate(wrong.replace("\"bits\"", "\"bites\""), InputFormat.JSON))
                .isNotEmpty();
    }

    @Test
    void differencesAreAsTheSchemaSays() throws IOException {
        Path fixed = TinyElf.executable(Machine.AMD64).writeTo(work.resolve("static"));
        Schema schema = strict("diff-1.json");
        for (Path other : List.of(fixed, dynamic())) {
            String json = Answer.to("diff", fixed, other, "--json", "--on", "alpine:3.20,debian:11")
                    .out();
            assertThat(schema.validate(json, InputFormat.JSON)).isEmpty();
            assertThat(schema.validate(json.replace("\"complete\"", "\"whole\""), InputFormat.JSON))
                    .isNotEmpty();
        }
    }

    private Path dynamic() throws IOException {
        return TinyElf.pie(Machine.AMD64)
                .interpreter("/lib64/ld-linux-x86-64.so.2")
                .needs("libc.so.6", "GLIBC_2.34")
                .writeTo(work.resolve("dynamic"));
    }
}
