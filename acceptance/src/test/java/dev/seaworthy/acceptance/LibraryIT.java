package dev.seaworthy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program of its own uses the Maven artifacts. */
class LibraryIT {
    private static final List<String> LIBRARIES = List.of("elf", "binary", "target", "verdict");

    @TempDir
    Path work;

    @Test
    void theExampleIsBuiltWithTheArtifactsAndJudges() throws Exception {
        Path repository = Installed.make(work, "maven").resolve("maven");
        for (String library : LIBRARIES) {
            try (Stream<Path> files = Files.walk(repository.resolve("dev/seaworthy/seaworthy-" + library))) {
                List<String> names = files.map(Path::toString).toList();
                assertThat(names).anyMatch(name -> name.endsWith("-sources.jar"));
                assertThat(names).anyMatch(name -> name.endsWith("-javadoc.jar"));
                assertThat(names).anyMatch(name -> name.endsWith(".pom"));
            }
        }
        Path example = work.resolve("example");
        run("cp", "-r", Installed.ROOT.resolve("examples/library").toString(), example.toString());
        Path script = Installed.ROOT.resolve("scripts/maven");
        run(
                script.toString(),
                "-ntp",
                "-q",
                "-f",
                example.resolve("pom.xml").toString(),
                "-Dmaven.repo.local=" + localRepository(),
                "-Dseaworthy.repository=" + repository.toUri(),
                "process-classes");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();

        String judged = run(
                java,
                "-cp",
                example.resolve("target/classes") + ":" + example.resolve("target/dependency") + "/*",
                "example.Example",
                "/usr/bin/env",
                "debian:13",
                "scratch");
        assertThat(judged).contains("debian:13: RUNS", "scratch: FAILS", "loader/interpreter-missing");
    }

    /** Links to what Maven has already, so that it fetches nothing twice; but the artifacts do not stay in there. */
    private Path localRepository() throws Exception {
        Path common = Path.of(System.getProperty("user.home"), ".m2", "repository");
        Path local = Files.createDirectories(work.resolve("local"));
        Path dev = Files.createDirectories(local.resolve("dev"));
        for (Path folder : List.of(common, common.resolve("dev"))) {
            if (Files.isDirectory(folder)) {
                try (Stream<Path> entries = Files.list(folder)) {
                    for (Path entry : entries.toList()) {
                        String name = String.valueOf(entry.getFileName());
                        Path place = (folder.equals(common) ? local : dev).resolve(name);
                        if (!Files.exists(place) && !name.equals("seaworthy")) {
                            Files.createSymbolicLink(place, entry);
                        }
                    }
                }
            }
        }
        return local;
    }

    private String run(String... command) throws Exception {
        Finished finished = Finished.of(work, Map.of("LC_ALL", "C.UTF-8"), List.of(command));
        assertThat(finished.exitCode()).as(finished.out() + finished.err()).isZero();
        return finished.out();
    }
}
