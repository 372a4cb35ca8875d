package dev.seaworthy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code seaworthy trial} with real roots that are packed: they are unpacked, tried, and gone. */
class TrialOfImagesIT {
    @TempDir
    static Path folder;

    private static Path data;

    @BeforeAll
    static void pack() {
        data = Laboratory.open().data();
        for (String root : List.of("libc6-bookworm", "busybox-static")) {
            Commands.run(List.of(
                    "tar",
                    "-czf",
                    folder.resolve(root + ".tar.gz").toString(),
                    "-C",
                    data.resolve("roots/" + root).toString(),
                    "."));
        }
    }

    private static Finished trial(String... words) throws Exception {
        return tried(data.resolve("built/1.24-cgo/network").toString(), words);
    }

    private static Finished tried(String file, String... words) throws Exception {
        Path temporary = Files.createTempDirectory(folder, "temporary");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + temporary,
                "-p",
                Installed.APP.toString(),
                "-m",
                "dev.seaworthy.cli/dev.seaworthy.cli.Main",
                "trial",
                file));
        command.addAll(List.of(words));
        Finished finished = Finished.of(folder, Map.of(), command);
        try (Stream<Path> left = Files.list(temporary)) {
            assertThat(left.map(path -> path.getFileName().toString()).filter(name -> name.startsWith("seaworthy")))
                    .isEmpty();
        }
        return finished;
    }

    @Test
    void aRootInAnArchive() throws Exception {
        Finished finished = trial("--on", "archive:libc6-bookworm.tar.gz", "--timeout", "3s", "--json");

        assertThat(finished.err()).isEmpty();
        assertThat(finished.exitCode()).as(finished.out()).isZero();
        assertThat(finished.out())
                .containsPattern("\"agreement\": ?\"agrees\"")
                .containsPattern("\"started\": ?true")
                .containsPattern("\"notFound\": ?\\[\\s*\"/")
                .contains("libc.so.6");
    }

    @Test
    void whatDoesNotStartThereDoesNotStart() throws Exception {
        Finished finished = trial("--on", "archive:busybox-static.tar.gz", "--lang", "en");

        assertThat(finished.exitCode()).isEqualTo(1);
        assertThat(finished.out()).contains("does not start: no such file or directory", "as foretold");
    }

    @Test
    void ofADockerfileItsBaseIsTried() throws Exception {
        Files.writeString(folder.resolve("Dockerfile"), "FROM scratch AS one\nFROM one\nRUN anything\n");

        Finished finished = trial("--on", "dockerfile:Dockerfile", "--lang", "en");

        assertThat(finished.out())
                .contains("dockerfile:Dockerfile, its base scratch", "does not start: no such file or directory");
    }

    /** Where nothing else is said, a program of an image is run in that image, at its own path. */
    @Test
    void aProgramInAnImage() throws Exception {
        String root = data.resolve("roots/libc6-bookworm").toString();
        String built = data.resolve("built/1.24-cgo").toString();
        Commands.run(
                List.of("tar", "-cf", folder.resolve("shop.tar").toString(), "-C", root, ".", "-C", built, "network"));

        Finished here = tried("shop.tar:/network", "--timeout", "2s", "--json");
        assertThat(here.err()).isEmpty();
        assertThat(here.exitCode()).as(here.out()).isZero();
        assertThat(here.out())
                .contains("\"shop.tar\"", "\"shop.tar:/network\"", "libc.so.6")
                .containsPattern("\"agreement\": ?\"agrees\"");

        Finished elsewhere = tried("shop.tar:/network", "--on", "archive:busybox-static.tar.gz", "--lang", "en");
        assertThat(elsewhere.exitCode()).isEqualTo(1);
        assertThat(elsewhere.out()).contains("does not start: no such file or directory", "as foretold");

        String ldconfig = "dir:" + data.resolve("roots/bookworm") + ":/sbin/ldconfig";
        Finished inDirectory = tried(ldconfig, "--lang", "en", "--", "--version");
        assertThat(inDirectory.exitCode()).as(inDirectory.err()).isZero();
        assertThat(inDirectory.out()).contains("dir:" + data.resolve("roots/bookworm"));

        Finished nothing = tried("shop.tar:/netwrok");
        assertThat(nothing.exitCode()).isEqualTo(3);
        assertThat(nothing.err()).contains("did you mean /network").hasLineCount(1);
    }

    @Test
    void namesOfTheCatalogueHaveNoFiles() throws Exception {
        Finished finished = trial("--on", "alpine:3.20");

        assertThat(finished.exitCode()).isEqualTo(3);
        assertThat(finished.err()).contains("registry:alpine:3.20").doesNotContain("Exception");
    }
}
