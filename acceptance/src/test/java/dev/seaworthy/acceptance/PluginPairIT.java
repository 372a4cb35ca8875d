package dev.seaworthy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.binary.PluginPair;
import dev.seaworthy.binary.PluginPair.Difference;
import dev.seaworthy.binary.PluginPair.Fit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Go plugins are really loaded by really built programs: what happens is what was foretold, word by word. */
@Together
class PluginPairIT {
    private static final Path DATA = Laboratory.open().data();

    private static final String SHARED = "package shared\n\nfunc Name() string { return \"one\" }\n";
    private static final Map<String, String> SOURCES = Map.of(
            "go.mod", "module example.org/pair\n\ngo 1.19\n",
            "shared/shared.go", SHARED,
            "guest/main.go", """
                    package main

                    import "example.org/pair/shared"

                    func Greet() string { return "hello " + shared.Name() }

                    func main() {}
                    """,
            "host/main.go", """
                    package main

                    import (
                    	"fmt"
                    	"os"
                    	"plugin"

                    	"example.org/pair/shared"
                    )

                    func main() {
                    	p, err := plugin.Open(os.Args[1])
                    	if err != nil {
                    		fmt.Println(err)
                    		os.Exit(1)
                    	}
                    	greet, err := p.Lookup("Greet")
                    	if err != nil {
                    		fmt.Println(err)
                    		os.Exit(1)
                    	}
                    	fmt.Println(greet.(func() string)(), shared.Name())
                    }
                    """);

    @TempDir
    private Path work;

    @ParameterizedTest
    @ValueSource(strings = {"1.19", "1.27"})
    void pairs(String release) throws IOException, InterruptedException {
        for (Map.Entry<String, String> source : SOURCES.entrySet()) {
            Path file = work.resolve(source.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, source.getValue());
        }
        build(release, "1", "program", "./host");
        build(release, "0", "program-pure", "./host");
        build(release, "1", "same.so", "-buildmode=plugin", "./guest");
        build(release, "1", "trimmed.so", "-buildmode=plugin", "-trimpath", "./guest");
        // Compiles the whole standard library anew: once is enough.
        boolean isNewest = release.equals("1.27");
        if (isNewest) {
            build(release, "1", "unoptimised.so", "-buildmode=plugin", "-gcflags=all=-N", "./guest");
        }
        Files.writeString(work.resolve("shared/shared.go"), SHARED.replace("one", "two"));
        build(release, "1", "changed.so", "-buildmode=plugin", "./guest");

        assertThat(agreed("program", "same.so").fit()).isInstanceOf(Fit.Loads.class);
        if (isNewest) {
            assertThat(agreed("program", "unoptimised.so").fit()).isInstanceOf(Fit.Loads.class);
        }
        assertThat(agreed("program", "trimmed.so").fit()).isInstanceOf(Fit.Refused.class);
        assertThat(agreed("program-pure", "same.so").fit()).isInstanceOf(Fit.NoPlugins.class);
        PluginPair changed = agreed("program", "changed.so");
        assertThat(changed.differences())
                .extracting(Difference::kind, Difference::name)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Difference.Kind.PACKAGE, "example.org/pair/shared"));
    }

    /** Compares, loads, and demands that both give the same answer. */
    private PluginPair agreed(String program, String plugin) throws IOException, InterruptedException {
        PluginPair pair = PluginPair.compare(work.resolve(program), work.resolve(plugin));
        String expected = switch (pair.fit()) {
            case Fit.Loads _ -> "hello one one";
            case Fit.Refused(String error) ->
                "plugin.Open(\"" + work.resolve(plugin).toString().replaceFirst("\\.so$", "") + "\"): " + error;
            case Fit.NoPlugins(String error) -> error;
            case Fit.OtherRelease other -> "not compared: " + other;
            case Fit.Unknown unknown -> "unknown: " + unknown;
        };
        String said = run(new ProcessBuilder(
                work.resolve(program).toString(), work.resolve(plugin).toString()));
        assertThat(said.strip()).as(program + " and " + plugin).isEqualTo(expected);
        return pair;
    }

    private void build(String release, String cgo, String out, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(DATA.resolve("toolchains/" + release + "/bin/go").toString(), "build", "-o", out));
        command.addAll(List.of(arguments));
        ProcessBuilder start = new ProcessBuilder(command);
        start.environment()
                .putAll(Map.of(
                        "GOCACHE",
                        work.resolve("cache").toString(),
                        "GOPATH",
                        work.resolve("path").toString(),
                        "GOFLAGS",
                        "-mod=mod",
                        "GOPROXY",
                        "off",
                        "GOTOOLCHAIN",
                        "local",
                        "CGO_ENABLED",
                        cgo));
        assertThat(run(start)).as(String.join(" ", command)).isEmpty();
        assertThat(work.resolve(out)).exists();
    }

    private String run(ProcessBuilder start) throws IOException, InterruptedException {
        Process process =
                start.directory(work.toFile()).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }
}
