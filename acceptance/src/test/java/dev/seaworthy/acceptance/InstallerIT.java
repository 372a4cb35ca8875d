package dev.seaworthy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A bundle's installer in a copy of Debian 12, where a stand-in for systemctl really starts the program that the unit
 * names and counts the service as running when that ended well. Interruptions are real: {@code kill -9} wherever a file is moved.
 */
class InstallerIT {
    private static final Path DATA = Laboratory.open().data();
    private static final Path ONE = DATA.resolve("built/own-static-network/network");
    private static final Path TWO = DATA.resolve("built/own-static/hello");
    private static final String DESCRIPTION = """
            version: 1
            name: orders
            release: "%s"
            binary: ./orders
            ports: {http: 8080}
            user: orders
            directories: [state, logs]
            systemd: {writable: [/srv/orders], logrotate: true, journal: 200M}
            """;
    private static final String UNIT = "etc/systemd/system/orders.service";

    private static Path root = Path.of("");

    @BeforeAll
    static void copyRoot() throws IOException {
        root = Files.createTempDirectory(DATA.resolve("work"), "installer-").resolve("root");
        Commands.run(List.of("cp", "-a", DATA.resolve("roots/bookworm").toString(), root.toString()));
        // What the package systemd would bring, and what says that it runs.
        for (String folder : List.of("run/systemd/system", "etc/sysusers.d", "etc/tmpfiles.d", "etc/logrotate.d")) {
            Files.createDirectories(root.resolve(folder));
        }
        script("usr/bin/systemctl", """
                #!/bin/sh
                echo "$*" >>/tmp/systemctl.log
                case $1 in
                    is-active) [ -e /tmp/active ] ;;
                    start | try-restart)
                        program=$(sed -n 's/^ExecStart=//p' /etc/systemd/system/orders.service)
                        rm -f /tmp/active
                        $program >/dev/null 2>&1 && touch /tmp/active ;;
                    stop) rm -f /tmp/active ;;
                    enable) mkdir -p /etc/systemd/system/multi-user.target.wants &&
                        ln -s "/etc/systemd/system/$2" "/etc/systemd/system/multi-user.target.wants/$2" ;;
                    disable) rm -f "/etc/systemd/system/multi-user.target.wants/$2" ;;
                esac
                """);
        // Makes what the file says, by itself: the root has no systemd.
        script("usr/bin/systemd-tmpfiles", """
                #!/bin/sh
                while read -r type path mode user group _; do
                    [ "$type" != d ] || install -d -m "$mode" -o "$user" -g "$group" "$path"
                done </etc/tmpfiles.d/orders.conf
                """);
        BundleOnDisk.make(root.resolve("one"), DESCRIPTION.formatted("1.0"), ONE);
        BundleOnDisk.make(root.resolve("two"), DESCRIPTION.formatted("2.0").replace("200M", "300M"), TWO);
        Files.copy(ONE, root.resolve("one/orders"));
        Files.copy(TWO, root.resolve("two/orders"));
    }

    private static void script(String path, String text) throws IOException {
        Files.createDirectories(Objects.requireNonNull(root.resolve(path).getParent()));
        Files.writeString(root.resolve(path), text);
        Files.setPosixFilePermissions(root.resolve(path), PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @AfterAll
    static void removeRoot() {
        Commands.run(
                List.of("rm", "-rf", Objects.requireNonNull(root.getParent()).toString()));
    }

    @AfterEach
    void clean() throws Exception {
        if (Files.exists(root.resolve("usr/local/lib/orders"))) {
            good(run("one/install.sh", "uninstall", "--purge"));
        }
    }

    @Test
    void fromTheFirstVersionToTheSecondAndBackAndAway() throws Exception {
        Map<String, String> before = files();
        good(run("one/install.sh", "install", "one/orders"));
        good(run("one/install.sh", "enable"));
        good(run("one/install.sh", "start"));
        assertThat(root.resolve("tmp/active")).exists();
        assertThat(program()).isEqualTo(Files.readAllBytes(ONE));
        assertThat(root.resolve("usr/local/bin/orders")).isSymbolicLink();
        assertThat(root.resolve("etc/passwd")).content().contains("\norders:x:");
        assertThat(good(inRoot("stat", "-c", "%U:%G %a", "/srv/orders")).out()).isEqualTo("orders:orders 750\n");

        good(run("two/install.sh", "install", "two/orders"));
        assertThat(program()).isEqualTo(Files.readAllBytes(TWO));
        assertThat(root.resolve("etc/systemd/journald@orders.conf")).content().contains("SystemMaxUse=300M");
        assertThat(good(run("two/install.sh", "versions")).out())
                .matches("2\\.0-[0-9a-f]{12} \\(current\\)\n1\\.0-[0-9a-f]{12} \\(previous\\)\n");
        assertThat(log()).endsWith("daemon-reload\ntry-restart orders.service\nis-active --quiet orders.service\n");

        good(run("two/install.sh", "rollback"));
        assertThat(program()).isEqualTo(Files.readAllBytes(ONE));
        assertThat(root.resolve("etc/systemd/journald@orders.conf")).content().contains("SystemMaxUse=200M");

        good(run("one/install.sh", "uninstall", "--purge"));
        Map<String, String> after = files();
        // The account stays, and says so.
        assertThat(difference(before, after))
                .allMatch(path -> path.matches("etc/(passwd|group|shadow|gshadow)-?|etc/\\.pwd\\.lock"));
        assertThat(log()).contains("stop orders.service orders.service\n", "disable orders.service\n");
    }

    @Test
    void aFirstInstallationThatFailsLeavesNothingToRun() throws Exception {
        Map<String, String> before = files();
        script("interrupt/systemd-tmpfiles", "#!/bin/sh\nexit 65\n");

        refused(
                inRoot(
                        "env",
                        "PATH=/interrupt:/usr/sbin:/usr/bin:/sbin:/bin",
                        "one/install.sh",
                        "install",
                        "one/orders"),
                65,
                "was not installed");

        refused(run("one/install.sh", "status"), 1, "is not installed");
        Files.delete(root.resolve("interrupt/systemd-tmpfiles"));
        good(run("one/install.sh", "uninstall"));
        assertThat(difference(before, files()))
                .allMatch(path -> path.matches("etc/(passwd|group|shadow|gshadow)-?|etc/\\.pwd\\.lock"));
    }

    @Test
    void installedTwiceIsInstalledOnce() throws Exception {
        good(run("one/install.sh", "install", "one/orders"));
        Map<String, String> before = files();
        good(run("one/install.sh", "install", "one/orders"));

        assertThat(difference(before, files())).isEmpty();
        assertThat(run("one/install.sh", "rollback").err()).contains("there is no version before this one");
    }

    @Test
    void whatIsNotTheBinaryIsRefused() throws Exception {
        Path torn = root.resolve("one/torn");
        Files.write(torn, java.util.Arrays.copyOf(Files.readAllBytes(ONE), 100_000));
        Path text = Files.writeString(root.resolve("one/text"), "#!/bin/sh\n");
        good(run("one/install.sh", "install", "one/orders"));
        Map<String, String> before = files();

        refused(run("one/install.sh", "install", "one/torn"), "is not the binary that this bundle was made from");
        refused(run("one/install.sh", "install", "two/orders"), "is not the binary that this bundle was made from");
        refused(run("one/install.sh", "install", "one/text"), "is no program for amd64");
        refused(run("one/install.sh", "install", "one/nothing"), "no such file");
        refused(run("one/install.sh", "install", "one"), "no such file");

        assertThat(difference(before, files())).isEmpty();
        Files.delete(torn);
        Files.delete(text);
    }

    /** A torn program and one whose libraries are missing have all that can be seen before; starting them tells. */
    @Test
    void aVersionThatDoesNotStartIsTakenBack() throws Exception {
        Path broken = root.resolve("two/broken");
        Files.write(broken, java.util.Arrays.copyOf(Files.readAllBytes(TWO), 100_000));
        good(run("one/install.sh", "install", "one/orders"));
        good(run("one/install.sh", "start"));
        String unit = Files.readString(root.resolve(UNIT));

        Finished refused = inRoot("env", "UNCHECKED=yes", "SETTLE=0", "two/install.sh", "install", "two/broken");

        refused(refused, "does not start");
        assertThat(refused.err()).contains("is in place as before");
        assertThat(root.resolve(UNIT)).hasContent(unit);
        assertThat(program()).isEqualTo(Files.readAllBytes(ONE));
        assertThat(root.resolve("tmp/active")).exists();
        Files.delete(broken);
    }

    @Test
    void editsStay() throws Exception {
        good(run("one/install.sh", "install", "one/orders"));
        Path rotation = root.resolve("etc/logrotate.d/orders");
        Files.writeString(rotation, "# mine\n");
        assertThat(good(run("two/install.sh", "install", "two/orders")).err())
                .contains("/etc/logrotate.d/orders was edited and stays");
        assertThat(rotation).hasContent("# mine\n");

        // With a unit that names the old binary, the new one would never run.
        Path unit = root.resolve(UNIT);
        Files.writeString(unit, Files.readString(unit) + "# mine\n");
        refused(run("one/install.sh", "install", "one/orders"), "move the change into a drop-in");
        assertThat(unit).content().endsWith("# mine\n");
    }

    @Test
    void whatTheUserAddsIsInstalledToo() throws Exception {
        Path own = Files.createDirectories(root.resolve("one/overrides/etc/orders"))
                .resolve("orders.yaml");
        Files.writeString(own, "own: true\n");
        Path dropIn = Files.createDirectories(root.resolve("one/systemd/orders.service.d"))
                .resolve("nice.conf");
        Files.writeString(dropIn, "[Service]\nNice=5\n");

        good(run("one/install.sh", "install", "one/orders"));
        assertThat(root.resolve("etc/orders/orders.yaml")).hasContent("own: true\n");
        assertThat(root.resolve("etc/systemd/system/orders.service.d/nice.conf"))
                .exists();
        good(run("one/install.sh", "uninstall"));
        assertThat(root.resolve("etc/orders")).doesNotExist();
        assertThat(root.resolve("etc/systemd/system/orders.service.d")).doesNotExist();

        Files.delete(own);
        Files.delete(dropIn);
    }

    /** The n-th mv or ln, which alone put something in its place, kills whoever called it, until none is left to kill. */
    @Test
    void whereverItIsInterruptedAWholeVersionIsInPlace() throws Exception {
        script("interrupt/mv", """
                #!/bin/sh
                count=$(($(cat /tmp/count) + 1))
                echo $count >/tmp/count
                if [ "$count" = "$KILL_AT" ]; then
                    kill -9 $PPID
                    exit 1
                fi
                exec "/usr/bin/${0##*/}" "$@"
                """);
        Files.copy(root.resolve("interrupt/mv"), root.resolve("interrupt/ln"), StandardCopyOption.COPY_ATTRIBUTES);
        byte[] one = Files.readAllBytes(ONE);
        byte[] two = Files.readAllBytes(TWO);
        int step = 0;
        int killed = 0;
        boolean isThrough = false;
        while (!isThrough) {
            step++;
            good(run("one/install.sh", "install", "one/orders"));
            good(run("one/install.sh", "start"));
            Files.writeString(root.resolve("tmp/count"), "0\n");
            Finished interrupted = inRoot(
                    "env",
                    "PATH=/interrupt:/usr/sbin:/usr/bin:/sbin:/bin",
                    "KILL_AT=" + step,
                    "SETTLE=0",
                    "two/install.sh",
                    "install",
                    "two/orders");
            isThrough = interrupted.exitCode() == 0;
            killed += isThrough ? 0 : 1;

            assertThat(program()).as("after step " + step).isIn(one, two);
            good(run("two/install.sh", "install", "two/orders"));
            assertThat(program()).as("again after step " + step).isEqualTo(two);
            assertThat(good(run("two/install.sh", "versions")).out()).startsWith("2.0-");
            assertThat(root.resolve("usr/local/lib/orders/next")).doesNotExist();
        }
        System.out.println("installer: interrupted at " + killed + " steps");
        assertThat(killed).isGreaterThan(10);
    }

    @Test
    void aStopByHandIsTakenBackAtOnce() throws Exception {
        good(run("one/install.sh", "install", "one/orders"));
        good(run("one/install.sh", "start"));
        String unit = Files.readString(root.resolve(UNIT));
        script("interrupt/systemd-tmpfiles", "#!/bin/sh\nkill -TERM $PPID\n");

        Finished stopped = inRoot(
                "env",
                "PATH=/interrupt:/usr/sbin:/usr/bin:/sbin:/bin",
                "KILL_AT=none",
                "two/install.sh",
                "install",
                "two/orders");

        assertThat(stopped.exitCode()).isEqualTo(143);
        assertThat(stopped.err()).contains("is in place as before");
        assertThat(root.resolve(UNIT)).hasContent(unit);
        Files.delete(root.resolve("interrupt/systemd-tmpfiles"));
    }

    @Test
    void aRootThatDoesNotRunIsFilledFromOutside() throws Exception {
        Path outside = root.resolve("one");
        Map<String, String> environment = Map.of("DESTDIR", root.toString());
        List<String> command = List.of("./install.sh", "install", "./orders");
        good(Finished.of(outside, environment, command));

        assertThat(program()).isEqualTo(Files.readAllBytes(ONE));
        assertThat(good(inRoot("stat", "-c", "%U %a", "/srv/orders")).out()).isEqualTo("orders 750\n");
        refused(Finished.of(outside, environment, List.of("./install.sh", "start")), "systemd does not run here");
        good(Finished.of(outside, environment, List.of("./install.sh", "uninstall", "--purge")));
        assertThat(root.resolve(UNIT)).doesNotExist();
    }

    @Test
    void theScriptIsTidyAndTheUnitIsTaken() throws Exception {
        good(Finished.of(root.resolve("one"), Map.of(), List.of("shellcheck", "install.sh")));
        good(run("one/install.sh", "install", "one/orders"));
        Finished verified = Finished.of(
                root, Map.of(), List.of("systemd-analyze", "verify", "--root=" + root, "--man=no", "orders.service"));
        assertThat(verified.err().lines().filter(line -> line.matches(".*orders\\.service:[0-9]+:.*")))
                .isEmpty();
    }

    /** The bytes of the program that the unit names; there is always one. */
    private static byte[] program() throws IOException {
        String line = Files.readString(root.resolve(UNIT))
                .lines()
                .filter(each -> each.startsWith("ExecStart="))
                .findFirst()
                .orElseThrow();
        return Files.readAllBytes(root.resolve(line.substring("ExecStart=/".length())));
    }

    private static String log() throws IOException {
        return Files.readString(root.resolve("tmp/systemctl.log"));
    }

    /** Every file, link and directory of the places where something may be put. */
    private static Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        for (String place : List.of("etc", "usr/local", "srv", "var/lib", "var/log", "var/cache")) {
            try (Stream<Path> paths = Files.walk(root.resolve(place))) {
                for (Path path : paths.toList()) {
                    String what = Files.isSymbolicLink(path)
                            ? Files.readSymbolicLink(path).toString()
                            : Files.isRegularFile(path) ? Files.size(path) + "" : "";
                    files.put(root.relativize(path).toString(), what);
                }
            }
        }
        return files;
    }

    private static List<String> difference(Map<String, String> before, Map<String, String> after) {
        List<String> changed = new ArrayList<>();
        after.forEach((path, what) -> {
            if (!what.equals(before.get(path))) {
                changed.add(path);
            }
        });
        before.keySet().stream().filter(path -> !after.containsKey(path)).forEach(changed::add);
        return changed;
    }

    private static Finished run(String... command) throws Exception {
        List<String> words = new ArrayList<>(List.of("env", "SETTLE=0"));
        words.addAll(List.of(command));
        return inRoot(words.toArray(String[]::new));
    }

    private static Finished inRoot(String... command) throws Exception {
        List<String> words = new ArrayList<>(
                List.of("chroot", root.toString(), "/usr/bin/env", "-i", "PATH=/usr/sbin:/usr/bin:/sbin:/bin"));
        words.addAll(List.of(command));
        return Finished.of(root, Map.of(), words);
    }

    private static Finished good(Finished finished) {
        assertThat(finished.exitCode()).as(finished.err()).isZero();
        return finished;
    }

    private static void refused(Finished finished, String why) {
        refused(finished, 1, why);
    }

    private static void refused(Finished finished, int code, String why) {
        assertThat(finished.exitCode()).isEqualTo(code);
        assertThat(finished.err()).contains(why);
    }
}
