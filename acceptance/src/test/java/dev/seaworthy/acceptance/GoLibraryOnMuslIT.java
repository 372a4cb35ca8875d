package dev.seaworthy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.target.CompatibilityMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program of musl that needs a library which Go built: the loader is content, and the process dies before main. */
@Together
class GoLibraryOnMuslIT {
    private static final String LIBRARY = """
            package main

            import "C"

            //export Answer
            func Answer() C.int { return 42 }

            func main() {}
            """;
    private static final String PROGRAM = """
            extern int Answer(void);
            int main(void) { return Answer() == 42 ? 0 : 1; }
            """;

    @TempDir
    private Path work;

    @Test
    void crashesAsForetold() throws IOException, InterruptedException {
        Laboratory laboratory = Laboratory.open();
        Path root = work.resolve("root");
        build(root.resolve("opt"));
        Path musl = laboratory.roots().stream()
                .filter(one -> one.name().equals("musl-bookworm"))
                .map(Root::directory)
                .findFirst()
                .orElseThrow();
        Path loader = Path.of("lib", "ld-musl-x86_64.so.1");
        Files.createDirectories(root.resolve("lib"));
        Files.copy(musl.resolve(loader), root.resolve(loader));

        Outcome outcome = laboratory.inside("/opt/program", root);
        Prediction prediction = new ProductJudge(CompatibilityMode.UNKNOWN).predict(root.resolve("opt/program"), root);

        assertThat(prediction).isInstanceOf(Prediction.WillCrash.class);
        assertThat(outcome).satisfies(one -> assertThat(describe(one)).contains("signal 11"));
    }

    private static String describe(Outcome outcome) {
        return outcome instanceof Outcome.Starts starts ? starts.ending() : outcome.text();
    }

    private void build(Path directory) throws IOException, InterruptedException {
        Files.createDirectories(directory);
        Files.writeString(work.resolve("library.go"), LIBRARY);
        Files.writeString(work.resolve("program.c"), PROGRAM);
        run(
                "env",
                "CC=musl-gcc",
                "CGO_ENABLED=1",
                "GO111MODULE=off",
                "go",
                "build",
                "-buildmode=c-shared",
                "-ldflags",
                "-extldflags -Wl,-soname,libanswer.so",
                "-o",
                directory.resolve("libanswer.so").toString(),
                "library.go");
        run(
                "musl-gcc",
                "program.c",
                "-o",
                directory.resolve("program").toString(),
                directory.resolve("libanswer.so").toString(),
                "-Wl,-rpath,/opt");
    }

    private void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(command))
                .directory(work.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }
}
