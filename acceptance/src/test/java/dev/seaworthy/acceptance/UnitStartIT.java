package dev.seaworthy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.binary.BinaryReader;
import dev.seaworthy.binary.Examination;
import dev.seaworthy.host.Audited;
import dev.seaworthy.host.Host;
import dev.seaworthy.host.unit.ExecCommand;
import dev.seaworthy.host.unit.Unit;
import dev.seaworthy.host.unit.UnitAudit;
import dev.seaworthy.host.unit.UnitFiles;
import dev.seaworthy.host.users.UsersAudit;
import dev.seaworthy.verdict.Finding;
import dev.seaworthy.verdict.Permission;
import dev.seaworthy.verdict.Severity;
import dev.seaworthy.verdict.Start;
import dev.seaworthy.verdict.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Units with one mistake each are judged, and then really started: by the systemd of a Debian root, as process 1 of
 * namespaces of its own. It has to say, word by word, what was foretold. Units without a mistake, real Go programs of several
 * releases in tight sandboxes among them, have to start.
 */
class UnitStartIT {
    private static final Laboratory LABORATORY = Laboratory.open();
    private static final String GO = "/usr/bin/prometheus-node-exporter";
    private static final String QUIET = GO + " --collector.disable-defaults --web.listen-address=127.0.0.1:9100";

    private static final String DOES_NOT = "unit/does-not-start";

    private Path work = Path.of("");

    /** In the data folder: JUnit's own folders warn of each link of a root that they remove. */
    @BeforeEach
    void folder() throws IOException {
        work = Files.createTempDirectory(LABORATORY.data().resolve("work"), "unit-starts");
        Files.setPosixFilePermissions(work, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @AfterEach
    void remove() {
        Commands.run(List.of("rm", "-rf", work.toString()));
    }

    /**
     * A unit with a mistake.
     *
     * @param rule which rule finds it
     * @param lines the section of the service
     * @param ports where it wants to listen
     */
    private record Wrong(String name, String rule, String lines, List<Integer> ports) {
        Wrong(String name, String rule, String lines) {
            this(name, rule, lines, List.of());
        }
    }

    private static final List<Wrong> WRONG = List.of(
            new Wrong("program-missing", DOES_NOT, "ExecStart=/opt/none"),
            new Wrong("program-not-executable", DOES_NOT, "ExecStart=/opt/plain"),
            new Wrong("program-is-directory", DOES_NOT, "ExecStart=/opt"),
            new Wrong("first-program-missing", DOES_NOT, "ExecStartPre=/opt/none\nExecStart=/bin/true"),
            new Wrong("nothing-to-start", DOES_NOT, "Type=exec"),
            new Wrong("two-programs", DOES_NOT, "Type=exec\nExecStart=/bin/true\nExecStart=/bin/true"),
            new Wrong("oneshot-always", DOES_NOT, "Type=oneshot\nRestart=always\nExecStart=/bin/true"),
            new Wrong("bus-without-name", DOES_NOT, "Type=dbus\nExecStart=/bin/true"),
            new Wrong("relative-program", DOES_NOT, "ExecStart=bin/true"),
            new Wrong("relative-directory", DOES_NOT, "WorkingDirectory=var\nExecStart=/bin/true"),
            new Wrong("directory-missing", DOES_NOT, "WorkingDirectory=/srv/none\nExecStart=/bin/true"),
            new Wrong("variables-missing", DOES_NOT, "EnvironmentFile=/etc/none\nExecStart=/bin/true"),
            new Wrong("needs-missing", DOES_NOT, "ExecStart=/bin/true\n[Unit]\nRequires=none.service"),
            new Wrong("user-missing", "user/missing", "User=nosuch\nExecStart=/bin/true"),
            new Wrong("group-missing", "user/missing", "Group=nosuch\nExecStart=/bin/true"),
            new Wrong("extra-group-missing", "user/missing", "SupplementaryGroups=nosuch\nExecStart=/bin/true"),
            new Wrong("written-path-missing", DOES_NOT, "ReadWritePaths=/srv/none\nExecStart=/bin/true"),
            new Wrong("hidden-path-missing", DOES_NOT, "InaccessiblePaths=/srv/none\nExecStart=/bin/true"),
            new Wrong("bound-path-missing", DOES_NOT, "BindPaths=/srv/none:/srv\nExecStart=/bin/true"),
            new Wrong("output-in-no-folder", DOES_NOT, "StandardOutput=append:/var/log/none/out\nExecStart=/bin/true"),
            new Wrong("errors-in-no-folder", DOES_NOT, "StandardError=file:/var/log/none/err\nExecStart=/bin/true"),
            new Wrong("input-missing", DOES_NOT, "StandardInput=file:/srv/none\nExecStart=/bin/true"),
            new Wrong("credential-missing", DOES_NOT, "LoadCredential=key:/srv/none\nExecStart=/bin/true"),
            new Wrong("state-is-a-file", DOES_NOT, "StateDirectory=afile\nExecStart=/bin/true"),
            new Wrong("program-out-of-reach", "user/access", "User=daemon\nExecStart=/opt/closed/true"),
            new Wrong(
                    "directory-out-of-reach",
                    "user/access",
                    "User=daemon\nWorkingDirectory=/opt/closed\nExecStart=/bin/true"),
            new Wrong("home-hides-program", "unit/sandbox-conflict", "ProtectHome=yes\nExecStart=/home/true"),
            new Wrong("tmp-hides-program", "unit/sandbox-conflict", "PrivateTmp=yes\nExecStart=/var/tmp/true"),
            new Wrong(
                    "home-hides-directory",
                    "unit/sandbox-conflict",
                    "ProtectHome=yes\nWorkingDirectory=/home/made\nExecStart=/bin/true"),
            new Wrong("own-root-is-empty", "unit/sandbox-conflict", "RootDirectory=/srv\nExecStart=" + GO),
            new Wrong(
                    "few-system-calls",
                    "unit/sandbox-conflict",
                    "SystemCallFilter=@basic-io @file-system\nExecStart=" + QUIET),
            new Wrong(
                    "no-internet",
                    "unit/sandbox-conflict",
                    "RestrictAddressFamilies=AF_UNIX\nExecStart=" + GO
                            + " --collector.disable-defaults --web.listen-address=:9100",
                    List.of(9100)),
            new Wrong("never-says-ready", "unit/start-type", "Type=notify\nTimeoutStartSec=2\nExecStart=/opt/waits"),
            new Wrong("stays-in-front", "unit/start-type", "Type=forking\nTimeoutStartSec=2\nExecStart=/opt/waits"),
            new Wrong("fails-too-often", "unit/restart", "Restart=always\nExecStart=/bin/false"),
            new Wrong("unknown-key", "unit/ignored-line", "Restrat=always\nExecStart=/bin/true"),
            new Wrong("unknown-value", "unit/ignored-line", "ProtectSystem=very\nExecStart=/bin/true"),
            new Wrong("is-nobody", "user/nobody", "User=nobody\nExecStart=/bin/true"));

    /** Go programs of these folders, each below a filter of system calls. */
    private static final List<String> RELEASES = List.of(
            "built/1.15-static/network",
            "built/1.24-static/network",
            "built/1.26-static/network",
            "built/1.27-static/network",
            "built/own-static/hello");

    @Test
    void systemdSaysWhatWasForetold() throws Exception {
        Path root = root();
        List<String> good = good(root);
        for (Wrong wrong : WRONG) {
            unit(root, wrong.name(), wrong.lines());
        }
        Map<String, List<Finding>> foretold = WRONG.stream()
                .collect(Collectors.toMap(Wrong::name, wrong -> findings(root, wrong.name(), wrong.ports())));
        drive(
                root,
                Stream.concat(WRONG.stream().map(Wrong::name), good.stream()).toList());

        String log = booted(root);

        List<String> table =
                new ArrayList<>(List.of("| mistake | rule | systemd says, as foretold |", "|---|---|---|"));
        List<String> disagreements = new ArrayList<>();
        for (Wrong wrong : WRONG) {
            Optional<Finding> finding = foretold.getOrDefault(wrong.name(), List.of()).stream()
                    .filter(one -> one.rule().equals(wrong.rule()))
                    .filter(one -> one.predictedError().isPresent())
                    .findFirst();
            if (finding.isEmpty()) {
                disagreements.add(wrong.name() + ": not found; " + foretold.get(wrong.name()));
                continue;
            }
            String error = finding.get().predictedError().orElseThrow();
            error.lines()
                    .filter(line -> !log.contains(line))
                    .forEach(line ->
                            disagreements.add(wrong.name() + ": foretold " + line + "\n" + about(log, wrong.name())));
            table.add("| " + wrong.lines().replace("\n", " · ").replace("|", "\\|") + " | " + wrong.rule() + " | "
                    + error.lines().map(line -> "`" + line + "`").collect(Collectors.joining("<br>")) + " |");
        }
        for (String name : good) {
            List<String> blockers = findings(root, name, List.of()).stream()
                    .filter(one -> one.severity() == Severity.BLOCKER)
                    .map(Finding::message)
                    .toList();
            if (!blockers.isEmpty()) {
                disagreements.add(name + ": " + blockers);
            }
            if (!log.contains(name + " is well")) {
                disagreements.add(name + " did not start\n" + about(log, name));
            }
        }
        Files.write(Path.of("build", "unit-starts.md"), table);
        Files.write(
                Path.of("build", "unit-starts-good.md"),
                good.stream()
                        .map(name -> "- `" + name + "`: " + lines(root, name))
                        .toList());
        System.out.println("units started by systemd: " + WRONG.size() + " with a mistake, " + good.size()
                + " without, " + disagreements.size() + " disagreements");

        assertThat(disagreements).isEmpty();
    }

    private static String lines(Path root, String name) {
        try {
            return Files.readString(root.resolve("etc/systemd/system/" + name + ".service"))
                    .lines()
                    .filter(line ->
                            !line.startsWith("[") && !line.startsWith("Standard") && !line.startsWith("Default"))
                    .collect(Collectors.joining(" · "));
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }

    private static String about(String log, String name) {
        return log.lines().filter(line -> line.contains(name)).collect(Collectors.joining("\n    ", "    ", ""));
    }

    /** Units that start, for which nothing may be foretold. */
    private List<String> good(Path root) throws IOException {
        Set<String> names = new TreeSet<>();
        for (String release : RELEASES) {
            String name = release.replaceAll("[^-a-z0-9]", "-");
            Path program = LABORATORY.data().resolve(release);
            Files.copy(program, root.resolve("opt/" + name));
            executable(root.resolve("opt/" + name));
            // A filter that refuses a call ends the program: nothing is forgiven.
            unit(
                    root,
                    name,
                    "Type=oneshot\nDynamicUser=yes\nSystemCallFilter=@system-service\n"
                            + "SystemCallArchitectures=native\nMemoryDenyWriteExecute=yes\nNoNewPrivileges=yes\nExecStart=/opt/"
                            + name);
            names.add(name);
        }
        unit(root, "plain", "Type=exec\nExecStart=" + QUIET);
        String proposed = findings(root, "plain", List.of()).stream()
                .filter(one -> one.rule().equals("unit/sandbox"))
                .flatMap(one -> one.remedies().stream())
                .findFirst()
                .orElseThrow()
                .command();
        unit(
                root,
                "proposed-sandbox",
                "Type=exec\nDynamicUser=yes\n" + proposed + "\nExecStart=" + QUIET + "\nRestart=on-failure");
        names.add("proposed-sandbox");
        // What is not there on the host may be mounted there before.
        unit(
                root,
                "bound",
                "Type=exec\nBindPaths=/var/lib:/srv/bound\nReadWritePaths=/srv/bound/dpkg\nExecStart=/opt/waits");
        names.add("bound");
        return List.copyOf(names);
    }

    private List<Finding> findings(Path root, String name, List<Integer> ports) {
        try {
            Host host = Host.asleep("made", root, Optional.empty());
            String full = name + ".service";
            Unit unit = ((UnitFiles.Answer.Found) new UnitFiles(host.files()).find(full)).unit();
            Audited audited = new Audited(root, false, subject(root, unit), Optional.of(full), ports);
            List<Finding> all =
                    new ArrayList<>(UnitAudit.look(host, audited, unit).findings());
            all.addAll(UsersAudit.look(host, audited, Optional.of(unit)).findings());
            return all;
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }

    private static Optional<Subject> subject(Path root, Unit unit) throws IOException {
        Optional<String> path = unit.start().map(ExecCommand::program).filter(one -> one.startsWith("/"));
        if (path.isEmpty()
                || !Files.isRegularFile(root.resolve(path.get().substring(1)))
                || !(BinaryReader.examine(root.resolve(path.get().substring(1)))
                        instanceof Examination.Executable(var facts))) {
            return Optional.empty();
        }
        return Optional.of(new Subject(path.get(), "program", path.get(), Start.UNSAID, Permission.EXECUTABLE, facts));
    }

    /** A copy of the host, with what the units name. */
    private Path root() throws Exception {
        Path root = work.resolve("root");
        Commands.run(
                List.of("cp", "-a", LABORATORY.data().resolve("hosts/bookworm").toString(), root.toString()));
        Files.writeString(root.resolve("opt/plain"), "no program\n");
        Files.writeString(root.resolve("var/lib/afile"), "no directory\n");
        for (String place : List.of("opt/closed", "home/made")) {
            Files.createDirectories(root.resolve(place));
        }
        for (String place : List.of("opt/closed/true", "home/true", "var/tmp/true")) {
            Files.copy(root.resolve("bin/true"), root.resolve(place));
            executable(root.resolve(place));
        }
        Files.setPosixFilePermissions(root.resolve("opt/closed"), PosixFilePermissions.fromString("rwx------"));
        Files.writeString(work.resolve("main.go"), """
                package main

                import "time"

                func main() { time.Sleep(time.Minute) }
                """);
        Files.writeString(work.resolve("go.mod"), "module example.org/waits\n\ngo 1.19\n");
        Finished built = Finished.of(
                work,
                Map.of("CGO_ENABLED", "0", "GOFLAGS", "-mod=mod"),
                List.of("go", "build", "-o", root.resolve("opt/waits").toString(), "main.go"));
        assertThat(built.exitCode()).as(built.err()).isZero();
        return root;
    }

    private static void executable(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void unit(Path root, String name, String lines) throws IOException {
        Files.writeString(
                root.resolve("etc/systemd/system/" + name + ".service"),
                "[Service]\nStandardOutput=file:/dev/kmsg\nStandardError=file:/dev/kmsg\n" + lines
                        + "\n[Unit]\nDefaultDependencies=no\n");
    }

    /** Starts all, waits until it shows how they are, and switches off. */
    private static void drive(Path root, List<String> names) throws IOException {
        Files.writeString(root.resolve("drive"), """
                for name in NAMES; do systemctl start $name 2>&1 & done
                wait
                sleep 2
                for name in NAMES; do
                    case $(systemctl show -P ActiveState -P Result $name | tr '\\n' ' ') in
                    *failed*) ;;
                    *success*) echo "$name is well" ;;
                    esac
                done
                echo all is over
                sleep 0.2
                systemctl poweroff --force --force
                """.replace("NAMES", String.join(" ", names)));
    }

    private String booted(Path root) throws Exception {
        Path log = work.resolve("log");
        Path boot = Installed.ROOT.resolve("acceptance/src/test/sh/boot-systemd");
        Finished finished = Finished.of(
                work, Map.of("LC_ALL", "C.UTF-8"), List.of(boot.toString(), root.toString(), log.toString(), "60"));
        String text = Files.readString(log);
        assertThat(text).as(finished.err()).contains("all is over");
        return text;
    }
}
