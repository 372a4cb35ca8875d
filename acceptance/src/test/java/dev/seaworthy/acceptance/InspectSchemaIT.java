package dev.seaworthy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All views of real binaries, as JSON, by the published schemas; members that nobody described do not pass. */
@Together
class InspectSchemaIT {
    private static final Laboratory LABORATORY = Laboratory.open();
    private static final List<String> BINARIES = List.of(
            "1.15-cgo",
            "1.27-cgo",
            "1.27-cgo-stripped",
            "1.27-musl",
            "1.27-pie",
            "1.27-static-stripped",
            "own-cgo-runpath",
            "bench-esbuild-0.21.5");

    @TempDir
    Path work;

    private String seaworthy(String... words) throws Exception {
        List<String> command = Installed.command();
        command.addAll(List.of(words));
        Finished finished = Finished.of(work, Map.of(), command);
        assertThat(finished.err()).isEmpty();
        return finished.out();
    }

    private static List<String> files() {
        return LABORATORY.binaries().stream()
                .filter(binary -> BINARIES.contains(binary.id()))
                .map(binary -> binary.file().toString())
                .toList();
    }

    @Test
    void inspect() throws Exception {
        List<String> words = new ArrayList<>(List.of("inspect", "--json", "--on", "debian:12"));
        for (String view : List.of("overview", "modules", "sbom", "start", "needs", "size", "hardening")) {
            words.add("--" + view);
        }
        words.addAll(List.of("--graph", "dot"));
        words.addAll(files());
        Schema schema = PublishedSchema.strict("inspect-1.json");

        assertThat(files()).hasSizeGreaterThanOrEqualTo(8);
        assertThat(schema.validate(seaworthy(words.toArray(String[]::new)), InputFormat.JSON))
                .isEmpty();
        String program = files().getFirst();
        assertThat(schema.validate(
                        seaworthy("inspect", program, program, "--symbols", "--package", "runtime", "--json"),
                        InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void librariesWhereTheyAreAndWhereTheyAreNot() throws Exception {
        Schema schema = PublishedSchema.strict("inspect-1.json");
        List<String> files = LABORATORY.binaries().stream()
                .filter(binary -> List.of("1.27-cgo", "own-cgo-runpath", "1.27-static", "1.27-musl")
                        .contains(binary.id()))
                .map(binary -> binary.file().toString())
                .toList();
        for (String target : List.of("debian:12", "debian:11", "alpine:3.20", "scratch")) {
            List<String> words = new ArrayList<>(List.of("inspect", "--json", "--libraries", "--on", target));
            words.addAll(files);
            assertThat(schema.validate(seaworthy(words.toArray(String[]::new)), InputFormat.JSON))
                    .as(target)
                    .isEmpty();
        }
    }

    @Test
    void diff() throws Exception {
        String json = seaworthy("diff", files().get(0), files().get(1), "--json", "--on", "debian:11,alpine:3.20");

        assertThat(PublishedSchema.strict("diff-1.json").validate(json, InputFormat.JSON))
                .isEmpty();
    }
}
