package dev.seaworthy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program inside an image is looked at as if it lay on the disk: in every form that skopeo and umoci make of it. */
@Together
class InspectImagesIT {
    @TempDir
    static Path work;

    private static Path data;
    private static Path program;
    private static Path root;

    @BeforeAll
    static void make() throws IOException {
        data = Laboratory.open().data();
        program = data.resolve("built/1.24-cgo/network");
        root = data.resolve("roots/libc6-bookworm");
        Path layer = Files.createDirectories(work.resolve("layer/opt/shop"));
        Files.copy(program, layer.resolve("network"));
        Files.createSymbolicLink(work.resolve("layer/opt/current"), Path.of("/opt/shop"));
        String layout = work.resolve("layout").toString();
        run("tar", "-C", root.toString(), "-cf", work.resolve("root.tar").toString(), ".");
        run(
                "tar",
                "-C",
                work.resolve("layer").toString(),
                "-cf",
                work.resolve("app.tar").toString(),
                ".");
        run("umoci", "init", "--layout", layout);
        run("umoci", "new", "--image", layout + ":one");
        for (String tar : List.of("root.tar", "app.tar")) {
            run(
                    "umoci",
                    "raw",
                    "add-layer",
                    "--image",
                    layout + ":one",
                    work.resolve(tar).toString());
        }
        run("skopeo", "copy", "-q", "oci:" + layout + ":one", "docker-archive:" + work.resolve("docker.tar") + ":a:1");
        run("skopeo", "copy", "-q", "oci:" + layout + ":one", "oci-archive:" + work.resolve("oci.tar"));
        run("gzip", "-1k", work.resolve("docker.tar").toString());
    }

    private static void run(String... command) {
        Commands.run(List.of(command));
    }

    private static Finished inspect(String... words) throws Exception {
        Path temporary = Files.createTempDirectory(work, "temporary");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-Djava.io.tmpdir=" + temporary,
                "-p",
                Installed.APP.toString(),
                "-m",
                "dev.seaworthy.cli/dev.seaworthy.cli.Main",
                "inspect"));
        command.addAll(List.of(words));
        Finished finished =
                Finished.of(work, Map.of("XDG_CACHE_HOME", work.resolve("cache").toString()), command);
        try (Stream<Path> left = Files.list(temporary)) {
            assertThat(left.map(path -> path.getFileName().toString()).filter(name -> name.startsWith("seaworthy")))
                    .isEmpty();
        }
        return finished;
    }

    private static String shown(String name) throws Exception {
        Finished finished = inspect(name, "--lang", "en");
        assertThat(finished.err()).as(name).isEmpty();
        assertThat(finished.exitCode()).as(name).isZero();
        return finished.out().replace(name, "FILE");
    }

    @Test
    void everyFormShowsTheSame() throws Exception {
        String expected = shown(program.toString());

        assertThat(expected).contains("Go 1.24").contains("libc.so.6");
        for (String image : List.of(
                "docker.tar",
                "archive:docker.tar:1",
                "archive:docker.tar.gz",
                "oci.tar",
                "oci:layout:one",
                "app.tar")) {
            assertThat(shown(image + ":/opt/shop/network")).as(image).isEqualTo(expected);
        }
        assertThat(shown("docker.tar:/opt/current/network")).isEqualTo(expected);
        assertThat(shown("layer:/opt/current/network")).isEqualTo(expected);
    }

    /** Its libraries are those of the image: this machine may have others, elsewhere. */
    @Test
    void librariesAreLookedForInTheImage() throws Exception {
        String image = "docker.tar:/opt/shop/network";
        Finished own = inspect(image, "--libraries", "--json");
        Finished named = inspect(program.toString(), "--libraries", "--json", "--on", "dir:" + root);

        assertThat(own.err()).isEmpty();
        assertThat(own.out()).contains("\"docker.tar\"", "/libc.so.6");
        assertThat(own.out().replace("\"docker.tar\"", "ROOT"))
                .isEqualTo(named.out()
                        .replace("\"dir:" + root + "\"", "ROOT")
                        .replace("\"/network\"", "\"/opt/shop/network\""));
        // Without glibc there is nothing to load.
        assertThat(inspect("app.tar:/opt/shop/network", "--libraries", "--lang", "en")
                        .out())
                .contains("there is no /lib64");
    }

    @Test
    void whatIsNotThere() throws Exception {
        Finished finished = inspect("docker.tar:/opt/shop/netwrok");

        assertThat(finished.exitCode()).isEqualTo(3);
        assertThat(finished.err())
                .isEqualTo("seaworthy: docker.tar:/opt/shop/netwrok: there is no /opt/shop/netwrok; did you mean"
                        + " /opt/shop/network?\n");
    }
}
