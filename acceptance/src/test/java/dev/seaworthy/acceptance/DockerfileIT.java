package dev.seaworthy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.image.dockerfile.DockerfileSource;
import dev.seaworthy.target.TargetFacts;
import dev.seaworthy.target.TargetReader;
import dev.seaworthy.target.TargetSource;
import dev.seaworthy.target.root.RootView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What is foretold of a Dockerfile's last stage, compared with a root in which its commands were really run. What is foretold
 * to be there must be there, what is foretold to be missing must be missing; unknown is allowed, and counted.
 */
@Together
class DockerfileIT {
    private static final Laboratory LABORATORY = Laboratory.open();
    private static final List<String> COMMANDS = List.of(
            "apt-get update && apt-get install -y --no-install-recommends ca-certificates tzdata netbase media-types"
                    + " && rm -rf /var/lib/apt/lists/*",
            "mkdir -p /srv/app/data && ln -s /srv/app /app && useradd -u 1234 -d /srv/app worker",
            "echo hello > /srv/app/data/greeting && rm -rf /usr/share/zoneinfo/Africa /etc/motd");

    private static Path before = Path.of("");
    private static Path after = Path.of("");

    @BeforeAll
    static void runTheCommands() throws IOException {
        before = LABORATORY.data().resolve("roots/bookworm");
        after = Files.createTempDirectory(LABORATORY.data().resolve("work"), "dockerfile-")
                .resolve("bookworm");
        Commands.run(List.of("cp", "-a", before.toString(), after.toString()));
        Commands.run(List.of(
                "cp", "-L", "/etc/resolv.conf", after.resolve("etc/resolv.conf").toString()));
        for (String command : COMMANDS) {
            Commands.run(List.of(
                    "chroot",
                    after.toString(),
                    "/usr/bin/env",
                    "-i",
                    "PATH=/usr/sbin:/usr/bin:/sbin:/bin",
                    "DEBIAN_FRONTEND=noninteractive",
                    "/bin/sh",
                    "-ec",
                    command));
        }
    }

    @AfterAll
    static void removeRoot() {
        Commands.run(
                List.of("rm", "-rf", Objects.requireNonNull(after.getParent()).toString()));
    }

    private static RootView foretold() throws IOException {
        Path folder = Files.createTempDirectory("dockerfile");
        Path file = Files.writeString(
                folder.resolve("Dockerfile"), "FROM debian:12\nRUN " + String.join("\nRUN ", COMMANDS) + "\n");
        TargetFacts base = TargetReader.read("debian:12", before);
        TargetSource source = new DockerfileSource(
                file, Optional.empty(), "app", (_, _, _) -> Optional.of(new TargetSource.Answer.Found(base)));
        if (!(source.facts(Optional.empty()) instanceof TargetSource.Answer.Found(TargetFacts facts))) {
            throw new AssertionError("another architecture");
        }
        assertThat(facts.provenance().notFollowed()).isEmpty();
        return facts.root();
    }

    @Test
    void everyPathIsThereOrMissingAsForetold() throws IOException {
        RootView foretold = foretold();
        RootView real = TargetReader.read("after", after).root();
        TreeSet<String> paths = new TreeSet<>(paths(before));
        paths.addAll(paths(after));
        List<String> wrong = new ArrayList<>();
        int exact = 0;
        int unknown = 0;
        for (String path : paths) {
            String found = kind(foretold.lookup(path));
            String truth = kind(real.lookup(path));
            if (found.equals("unknown")) {
                unknown++;
            } else if (found.equals(truth)) {
                exact++;
            } else {
                wrong.add(path + ": foretold " + found + ", and it is " + truth);
            }
        }
        System.out.println("Dockerfile: " + paths.size() + " paths, " + exact + " as foretold, " + unknown
                + " unknown, " + wrong.size() + " wrong");

        // Papers that come with packages, and what useradd keeps of the files it changes.
        assertThat(wrong)
                .allSatisfy(line -> assertThat(line)
                        .matches("/(usr/share/(bug|doc|lintian|man)|etc/(shadow|gshadow|passwd|group|subuid|subgid)-?)"
                                + ".*: foretold absent, and it is .*"));
        assertThat(exact).isGreaterThan(4_000);
    }

    @Test
    void whatServicesAskFor() throws IOException {
        RootView foretold = foretold();
        RootView real = TargetReader.read("after", after).root();

        assertThat(foretold.certificates("/etc/ssl/certs/ca-certificates.crt"))
                .isInstanceOf(RootView.Certificates.Some.class);
        assertThat(real.certificates("/etc/ssl/certs/ca-certificates.crt"))
                .isInstanceOfSatisfying(
                        RootView.Certificates.Count.class,
                        count -> assertThat(count.count()).isGreaterThan(100));
        for (String path :
                List.of("/etc/mime.types", "/etc/services", "/etc/protocols", "/app/data", "/app/data/greeting")) {
            assertThat(kind(foretold.lookup(path))).as(path).isEqualTo(kind(real.lookup(path)));
        }
        assertThat(kind(foretold.lookup("/usr/share/zoneinfo/Europe/Paris"))).isNotEqualTo("absent");
        assertThat(kind(real.lookup("/usr/share/zoneinfo/Europe/Paris"))).isEqualTo("file");
        assertThat(user(foretold)).isEqualTo(user(real));
    }

    private static String user(RootView root) {
        if (!(root.text("/etc/passwd", 1 << 16) instanceof RootView.Content.Text(String _, String text))) {
            throw new AssertionError("/etc/passwd is not known");
        }
        return text.lines()
                .filter(line -> line.startsWith("worker:"))
                .map(line -> List.of(line.split(":", -1)))
                .map(fields -> fields.get(2) + " " + fields.get(3) + " " + fields.get(5))
                .findFirst()
                .orElse("none");
    }

    private static String kind(RootView.Lookup lookup) {
        return switch (lookup) {
            case RootView.Lookup.File _ -> "file";
            case RootView.Lookup.Directory _ -> "directory";
            case RootView.Lookup.Absent _ -> "absent";
            case RootView.Lookup.Unknown _ -> "unknown";
        };
    }

    private static List<String> paths(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> "/" + root.relativize(file))
                    .filter(path -> !path.matches("/(proc|sys|dev)/.*|/etc/(hosts|resolv.conf)"))
                    .toList();
        }
    }
}
