package dev.seaworthy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The packages of a bundle, made by dpkg-deb and rpmbuild, looked at by lintian, and installed in a copy of Debian 12. */
class PackagesIT {
    private static final Path DATA = Laboratory.open().data();
    private static final Path STATIC = DATA.resolve("built/own-static-network/network");
    private static final Path CGO = DATA.resolve("bin/bookworm-skopeo/skopeo");
    private static final String DESCRIPTION = """
            version: 1
            name: orders
            release: "1.4.2"
            summary: Takes orders
            binary: ./orders
            user: orders
            directories: [state, logs]
            systemd:
              writable: [/srv/orders]
              logrotate: true
              journal: 200M
              packages: [deb, rpm]
              maintainer: Jo Doe <jo@example.com>
            """;

    private static Path work = Path.of("");
    private static Path root = Path.of("");
    private static Path bundle = Path.of("");

    @BeforeAll
    static void copyRoot() throws IOException {
        work = Files.createTempDirectory(DATA.resolve("work"), "packages-");
        root = work.resolve("root");
        Commands.run(List.of("cp", "-a", DATA.resolve("roots/bookworm").toString(), root.toString()));
        // The package systemd has it, and a folder that is empty goes with whoever used it last.
        Files.writeString(
                Files.createDirectories(root.resolve("usr/lib/sysusers.d")).resolve("basic.conf"), "");
        bundle = BundleOnDisk.make(work.resolve("bundle"), DESCRIPTION, STATIC);
        Path own = Files.createDirectories(bundle.resolve("overrides/etc/orders"));
        Files.writeString(own.resolve("orders.yaml"), "as packaged\n");
    }

    @AfterAll
    static void removeRoot() {
        Commands.run(List.of("rm", "-rf", work.toString()));
    }

    @Test
    void scriptsAreTidy() throws Exception {
        List<String> command = new ArrayList<>(List.of("shellcheck", "install.sh"));
        for (String name : List.of("stage.sh", "deb.sh", "rpm.sh", "deb/postinst", "deb/prerm", "deb/postrm")) {
            command.add("packages/" + name);
        }
        Finished checked = Finished.of(bundle, Map.of(), command);

        assertThat(checked.exitCode()).as(checked.out()).isZero();
    }

    @Test
    void theDebianPackageIsInstalledRemovedAndPurged() throws Exception {
        Path deb = make("deb.sh", bundle, STATIC, "one");
        Finished looked = Finished.of(work, Map.of(), List.of("lintian", "--fail-on", "warning", deb.toString()));
        assertThat(looked.exitCode()).as(looked.out() + looked.err()).isZero();
        assertThat(looked.out()).isEmpty();
        assertThat(Files.mismatch(deb, make("deb.sh", bundle, STATIC, "two"))).isEqualTo(-1);

        Set<String> before = files();
        String inRoot = "/" + deb.getFileName();
        Files.copy(deb, root.resolve(deb.getFileName().toString()));
        good(inRoot("dpkg", "--install", inRoot));
        assertThat(root.resolve("usr/bin/orders")).hasSameBinaryContentAs(STATIC);
        assertThat(root.resolve("usr/lib/systemd/system/orders.service"))
                .content()
                .contains("\nExecStart=/usr/bin/orders\n");
        assertThat(good(inRoot("getent", "passwd", "orders")).out()).endsWith(":/usr/sbin/nologin\n");
        assertThat(root.resolve("etc/systemd/system/multi-user.target.wants/orders.service"))
                .isSymbolicLink();

        // An upgrade keeps what the administrator wrote, and whether the service is enabled.
        Path settings = root.resolve("etc/orders/orders.yaml");
        Files.writeString(settings, "edited\n");
        Files.delete(root.resolve("etc/systemd/system/multi-user.target.wants/orders.service"));
        good(inRoot("dpkg", "--force-confold", "--install", inRoot));
        assertThat(settings).hasContent("edited\n");
        assertThat(root.resolve("etc/systemd/system/multi-user.target.wants/orders.service"))
                .doesNotExist();

        good(inRoot("dpkg", "--remove", "orders"));
        assertThat(root.resolve("usr/bin/orders")).doesNotExist();
        assertThat(settings).hasContent("edited\n");
        Files.createDirectories(root.resolve("var/lib/private/orders"));
        good(inRoot("dpkg", "--purge", "orders"));
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void theRpmPackageIsInstalledAndErased() throws Exception {
        Path rpm = make("rpm.sh", bundle, STATIC, "one");
        assertThat(Files.mismatch(rpm, make("rpm.sh", bundle, STATIC, "two"))).isEqualTo(-1);
        assertThat(good(Finished.of(work, Map.of(), List.of("rpm", "-qpl", rpm.toString())))
                        .out())
                .isEqualTo("""
                        /etc/logrotate.d/orders
                        /etc/orders
                        /etc/orders/orders.yaml
                        /etc/systemd/journald@orders.conf
                        /usr/bin/orders
                        /usr/lib/systemd/system/orders.service
                        /usr/lib/sysusers.d/orders.conf
                        /usr/lib/tmpfiles.d/orders.conf
                        """);

        Set<String> before = files();
        // The root has dpkg's data base and not rpm's, so that nothing that a package needs is found.
        good(Finished.of(work, Map.of(), List.of("rpm", "--root", root.toString(), "--nodeps", "-i", rpm.toString())));
        assertThat(root.resolve("usr/bin/orders")).hasSameBinaryContentAs(STATIC);
        assertThat(good(inRoot("getent", "passwd", "orders")).out()).isNotEmpty();
        good(Finished.of(work, Map.of(), List.of("rpm", "--root", root.toString(), "-e", "orders")));
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void librariesBecomeDependencies() throws Exception {
        Path own = BundleOnDisk.make(work.resolve("cgo"), DESCRIPTION, CGO);
        String control = Files.readString(own.resolve("packages/deb/control"));

        assertThat(control).containsPattern("\nDepends: .*libgpgme11");
        assertThat(control).containsPattern("libc6 \\(>= 2\\.[0-9]+\\)");
        assertThat(control).contains("ca-certificates");
        String rpm = make("rpm.sh", own, CGO, "cgo").toString();
        assertThat(good(Finished.of(work, Map.of(), List.of("rpm", "-qp", "--requires", rpm)))
                        .out())
                .contains("libgpgme.so.11()(64bit)");
    }

    @Test
    void anotherBinaryIsNotPackaged() throws Exception {
        Finished refused = Finished.of(work, Map.of(), List.of("bundle/packages/deb.sh", CGO.toString(), "none"));

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("is not the binary that this bundle was made from");
        try (Stream<Path> files = Files.list(work.resolve("none"))) {
            assertThat(files).isEmpty();
        }
    }

    private static Path make(String script, Path bundle, Path binary, String folder) throws Exception {
        Path out = Files.createDirectories(work.resolve(folder));
        Path maker = bundle.resolve("packages").resolve(script);
        Finished made = good(Finished.of(work, Map.of(), List.of(maker.toString(), binary.toString(), out.toString())));
        return Path.of(made.out().lines().reduce("", (_, line) -> line));
    }

    private static Set<String> files() throws IOException {
        Set<String> files = new TreeSet<>();
        for (String place :
                List.of("etc", "usr/bin", "usr/lib", "usr/share", "srv", "var/lib/dpkg/info", "var/lib/systemd")) {
            if (Files.isDirectory(root.resolve(place))) {
                try (Stream<Path> paths = Files.walk(root.resolve(place))) {
                    paths.map(path -> root.relativize(path).toString())
                            .filter(path -> !path.matches(
                                    "etc/(passwd|group|shadow|gshadow|subuid|subgid)-?|etc/\\.pwd\\.lock"))
                            .forEach(files::add);
                }
            }
        }
        return files;
    }

    private static Finished inRoot(String... command) throws Exception {
        List<String> words = new ArrayList<>(List.of(
                "chroot",
                root.toString(),
                "/usr/bin/env",
                "-i",
                "PATH=/usr/sbin:/usr/bin:/sbin:/bin",
                "DEBIAN_FRONTEND=noninteractive"));
        words.addAll(List.of(command));
        return Finished.of(root, Map.of(), words);
    }

    private static Finished good(Finished finished) {
        assertThat(finished.exitCode()).as(finished.out() + finished.err()).isZero();
        return finished;
    }
}
