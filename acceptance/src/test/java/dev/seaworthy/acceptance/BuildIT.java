package dev.seaworthy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code seaworthy build} with real toolchains: what it builds runs where it says. */
@Together
class BuildIT {
    private static final Laboratory LABORATORY = Laboratory.open();
    private static final Path NEW_GO = LABORATORY.data().resolve("toolchains/1.27/bin/go");

    @TempDir
    Path work;

    private final Map<String, String> environment = new TreeMap<>();

    @BeforeEach
    void writePrograms() throws Exception {
        environment.put("GOFLAGS", "-mod=mod");
        environment.put("GOCACHE", LABORATORY.data().resolve("work/go-build").toString());
        environment.put("GOTOOLCHAIN", "local");
        environment.put("LC_ALL", "C.UTF-8");
        Files.writeString(work.resolve("go.mod"), "module example.org/shop\n\ngo 1.19\n");
        program("clock", """
                package main

                import (
                	"fmt"
                	"time"
                )

                func main() {
                	zone, err := time.LoadLocation("Europe/Berlin")
                	if err != nil {
                		panic(err)
                	}
                	fmt.Println(time.Unix(0, 0).In(zone))
                }
                """);
        program("twice", """
                package main

                // static int twice(int x) { return 2 * x; }
                import "C"
                import "fmt"

                func main() { fmt.Println(C.twice(21)) }
                """);
        Files.createDirectories(work.resolve("library"));
        Files.writeString(work.resolve("library/library.go"), "package library\n");
    }

    private void program(String name, String source) throws Exception {
        Files.writeString(
                Files.createDirectories(work.resolve("cmd").resolve(name)).resolve("main.go"), source);
    }

    @Test
    void timeZonesAreBuiltInWhereATargetHasNone() throws Exception {
        Finished built = build(
                "./cmd/clock",
                "--on",
                "scratch,alpine:3.20",
                "--platform",
                "linux/amd64,linux/arm64",
                "--go",
                NEW_GO.toString(),
                "-o",
                "out/");

        assertThat(built.exitCode()).as(built.err()).isZero();
        assertThat(built.out()).contains("-tags=timetzdata", "less than with symbols", "✓ 4 runs");
        // In an empty root there is nothing that it could have read them from.
        Path root = Files.createDirectories(work.resolve("root"));
        Files.copy(work.resolve("out/clock-linux-amd64"), root.resolve("clock"));
        assertThat(Finished.of(work, environment, List.of("chroot", root.toString(), "/clock"))
                        .out())
                .isEqualTo("1970-01-01 01:00:00 +0100 CET\n");
        assertThat(Finished.of(work, environment, List.of("file", "out/clock-linux-arm64"))
                        .out())
                .contains("ARM aarch64", "statically linked", "stripped");
    }

    @Test
    void withCodeInCItFollowsTheTargets() throws Exception {
        Finished onGlibc = build("./cmd/twice", "--on", "debian:12", "-o", "dynamic");
        assertThat(onGlibc.exitCode()).as(onGlibc.err()).isZero();
        assertThat(onGlibc.out()).contains("linked dynamically: every target has glibc");
        assertThat(Finished.of(work, environment, List.of("readelf", "-d", "dynamic"))
                        .out())
                .contains("libc.so.6");

        Finished onMusl = build("./cmd/twice", "--on", "debian:12,alpine:3.20", "-o", "static");
        assertThat(onMusl.exitCode()).as(onMusl.err()).isZero();
        assertThat(onMusl.out()).contains("linked statically by musl-gcc: a target has no glibc");
        Path root = Files.createDirectories(work.resolve("empty"));
        Files.copy(work.resolve("static"), root.resolve("twice"));
        assertThat(Finished.of(work, environment, List.of("chroot", root.toString(), "/twice"))
                        .out())
                .isEqualTo("42\n");
    }

    @Test
    void whatGoSaysIsShownAndNothingIsLeftBehind() throws Exception {
        program("broken", "package main\n\nfunc main() { nowhere() }\n");
        Finished broken = build("./cmd/broken", "-o", "broken");
        assertThat(broken.exitCode()).isEqualTo(3);
        assertThat(broken.err()).contains("go build failed", "undefined: nowhere");

        assertThat(build("./library").err()).contains("is no main package, it is the library");
        assertThat(build("./cmd/...").err()).contains("means several programs");
        assertThat(build("./nowhere").exitCode()).isEqualTo(3);
        assertThat(build("./cmd/clock", "-o", "go.mod").err()).contains("is no binary; it is not replaced");
        assertThat(work.resolve("go.mod")).content().startsWith("module");
        assertThat(build("./cmd/clock", "--go", "/nowhere/go").err()).contains("there is no such command");
        try (var files = Files.list(work)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("go.mod", "cmd", "library");
        }
    }

    private Finished build(String... words) throws Exception {
        List<String> command = Installed.command("build");
        command.addAll(List.of(words));
        return Finished.of(work, environment, command);
    }
}
