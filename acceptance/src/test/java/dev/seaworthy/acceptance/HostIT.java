package dev.seaworthy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.binary.BinaryReader;
import dev.seaworthy.binary.Examination;
import dev.seaworthy.host.Audited;
import dev.seaworthy.host.Fix;
import dev.seaworthy.host.Host;
import dev.seaworthy.host.Section;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code seaworthy host} on real roots: it blames no unit that Debian ships, and it changes nothing. */
class HostIT {
    private static final Laboratory LABORATORY = Laboratory.open();
    private static final String BLOCKED = "unit/does-not-start";

    @TempDir
    Path work;

    @Test
    void unitsOfDebianAreRefusedOnlyWhereSomethingIsMissing() throws Exception {
        int units = 0;
        int blocked = 0;
        List<Path> roots = roots();
        // This system too, read as a root that does not run.
        roots.add(Path.of("/"));
        for (Path root : roots) {
            Host host = Host.asleep(root.toString(), root, Optional.empty());
            UnitFiles files = new UnitFiles(host.files());
            for (String name : files.services()) {
                if (!(files.find(name) instanceof UnitFiles.Answer.Found(Unit unit)) || name.contains("@.")) {
                    continue;
                }
                units++;
                for (Finding finding :
                        UnitAudit.look(host, of(root, name), unit).findings()) {
                    if (finding.severity() == Severity.BLOCKER) {
                        blocked++;
                        assertThat(finding.rule())
                                .as(root + " " + name + ": " + finding.message())
                                .isEqualTo(BLOCKED);
                        assertThat(isMissing(root, unit))
                                .as(root + " " + name + ": " + finding.message())
                                .isTrue();
                    }
                }
            }
        }
        System.out.println("units of Debian: " + units + ", " + blocked + " of them lack their program");

        assertThat(units).isGreaterThan(50);
    }

    /** Asked of the root itself: not by our reading of it, but by a shell in it. */
    private boolean isMissing(Path root, Unit unit) throws Exception {
        for (String command : unit.all("Service", "ExecStart")) {
            String program = command.replaceFirst("^[-@:+!]+", "").split("\\s", -1)[0];
            if (Finished.of(
                                    work,
                                    Map.of(),
                                    List.of("chroot", root.toString(), "/bin/sh", "-c", "test -x \"$0\"", program))
                            .exitCode()
                    != 0) {
                return true;
            }
        }
        return false;
    }

    @Test
    void nothingIsChanged() throws Exception {
        Path root = LABORATORY.data().resolve("hosts/bookworm");
        String before = digest(root);
        for (String format : List.of("text", "json")) {
            Finished audit = Finished.of(
                    work,
                    Map.of("LC_ALL", "C.UTF-8"),
                    Installed.command(
                            "host",
                            "--root",
                            root.toString(),
                            "--unit",
                            "prometheus-node-exporter",
                            "--port",
                            "80",
                            "--fix-plan",
                            "--format",
                            format,
                            "--fail-on",
                            "never"));
            assertThat(audit.exitCode()).as(audit.err()).isZero();
            assertThat(audit.out()).contains("prometheus-node-exporter.service");
        }

        assertThat(digest(root)).isEqualTo(before);
    }

    /** Names, kinds, modes, owners, times of change and contents of everything. */
    private String digest(Path root) throws Exception {
        Finished said = Finished.of(
                root,
                Map.of("LC_ALL", "C"),
                List.of(
                        "sh",
                        "-c",
                        "{ find . -printf '%P %y %m %U %G %T@ %l\\n'; find . -type f -exec sha256sum {} +; getfattr -R -h -d -m - .; } | sort | sha256sum"));
        assertThat(said.exitCode()).as(said.err()).isZero();
        return said.out();
    }

    @Test
    void thePlanIsTakenBySystemdsOwnTools() throws Exception {
        Path root = Files.createDirectories(work.resolve("root"));
        write(root.resolve("etc/passwd"), "root:x:0:0::/root:/bin/sh\n");
        write(root.resolve("etc/group"), "root:x:0:\n");
        write(root.resolve("usr/bin/orders"), "#!/bin/sh\n");
        write(root.resolve("etc/systemd/system/orders.service"), "[Service]\nUser=orders\nExecStart=/usr/bin/orders\n");
        Host host = Host.asleep("made", root, Optional.empty());
        Section section = UsersAudit.look(host, of(root, "orders.service"), Optional.of(unit(host, "orders.service")));

        assertThat(section.fixes()).extracting(Fix::name).anyMatch(name -> name.contains("sysusers.d"));
        for (Fix fix : section.fixes()) {
            if (fix.kind() == Fix.Kind.FILE) {
                Path file = work.resolve(fix.name().substring(fix.name().lastIndexOf('/') + 1));
                Files.writeString(file, fix.text());
                List<String> tool = fix.name().contains("sysusers.d")
                        ? List.of("systemd-sysusers", "--root=" + root, file.toString())
                        : List.of("systemd-tmpfiles", "--create", "--root=" + root, file.toString());
                Finished taken = Finished.of(work, Map.of(), tool);
                assertThat(taken.exitCode()).as(tool + ": " + taken.err()).isZero();
            }
        }
        assertThat(root.resolve("etc/passwd")).content().contains("orders:x:").contains("/usr/sbin/nologin");
        assertThat(root.resolve("var/lib/orders")).isDirectory();
    }

    /** The program has no NOTIFY_SOCKET in it, and its message comes all the same. */
    @Test
    void aLibraryMaySendTheMessage() throws Exception {
        write(work.resolve("main.go"), """
                package main

                // #cgo LDFLAGS: -l:libsystemd.so.0
                // int sd_notify(int unset, const char *state);
                import "C"

                func main() { C.sd_notify(0, C.CString("READY=1")) }
                """);
        write(work.resolve("go.mod"), "module example.org/notify\n\ngo 1.19\n");
        Path program = work.resolve("notify");
        Finished built = Finished.of(
                work,
                Map.of("CGO_ENABLED", "1", "GOFLAGS", "-mod=mod"),
                List.of("go", "build", "-o", program.toString(), "."));
        assertThat(built.exitCode()).as(built.err()).isZero();
        assertThat(Finished.of(work, Map.of(), List.of("grep", "-c", "NOTIFY_SOCKET", "notify"))
                        .exitCode())
                .isEqualTo(1);
        Finished heard = Finished.of(work, Map.of(), List.of("python3", "-c", """
                import os, socket, subprocess
                waiting = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
                waiting.bind("heard")
                waiting.settimeout(30)
                subprocess.run(["./notify"], env=dict(os.environ, NOTIFY_SOCKET=os.path.abspath("heard")))
                print(waiting.recv(100).decode())
                """));
        assertThat(heard.out()).as(heard.err()).isEqualTo("READY=1\n");

        Path root = Files.createDirectories(work.resolve("root"));
        Files.createDirectories(root.resolve("usr/bin"));
        Files.copy(program, root.resolve("usr/bin/notify"));
        write(root.resolve("etc/systemd/system/notify.service"), "[Service]\nType=notify\nExecStart=/usr/bin/notify\n");
        Host host = Host.asleep("made", root, Optional.empty());
        Audited audited = new Audited(root, false, Optional.of(subject(program)), Optional.empty(), List.of());
        assertThat(UnitAudit.look(host, audited, unit(host, "notify.service")).findings())
                .noneMatch(finding -> finding.rule().equals("unit/start-type"));
    }

    /** The same unit with a program that has nothing to send it with is blamed. */
    @Test
    void aProgramThatCannotSendTheMessageIsBlamed() throws Exception {
        Path program = LABORATORY.data().resolve("built/1.27-static/network");
        Path root = Files.createDirectories(work.resolve("root"));
        Files.createDirectories(root.resolve("usr/bin"));
        Files.copy(program, root.resolve("usr/bin/notify"));
        write(root.resolve("etc/systemd/system/notify.service"), "[Service]\nType=notify\nExecStart=/usr/bin/notify\n");
        Host host = Host.asleep("made", root, Optional.empty());
        Audited audited = new Audited(root, false, Optional.of(subject(program)), Optional.empty(), List.of());

        assertThat(UnitAudit.look(host, audited, unit(host, "notify.service")).findings())
                .anyMatch(
                        finding -> finding.rule().equals("unit/start-type") && finding.severity() == Severity.BLOCKER);
    }

    /** Access lists and modes: whether a user may execute a program is what the kernel says when that user tries. */
    @Test
    void accessListsDecideAsTheKernelDoes() throws Exception {
        Path root = Files.createDirectories(LABORATORY.data().resolve("work/access-lists"));
        try {
            accessLists(root);
        } finally {
            Commands.run(List.of("rm", "-rf", root.toString()));
        }
    }

    private void accessLists(Path root) throws Exception {
        write(
                root.resolve("etc/passwd"),
                "root:x:0:0::/root:/bin/sh\norders:x:990:990::/nonexistent:/usr/sbin/nologin\n");
        write(root.resolve("etc/group"), "root:x:0:\norders:x:990:\nstaff:x:991:orders\n");
        Path folder = Files.createDirectories(root.resolve("srv/app"));
        Path program = folder.resolve("orders");
        // It needs nothing but itself.
        Files.copy(LABORATORY.data().resolve("built/own-static/hello"), program);
        List<String> differences = new ArrayList<>();
        int allowed = 0;
        // Of the program or of its directory: the mode, and then the list.
        List<String> cases = List.of(
                "program 0755",
                "program 0750",
                "program 0700 u:990:rx",
                "program 0700 u:990:r",
                "program 0755 u:990:-",
                "program 0700 g:991:x",
                "program 0755 g:991:r",
                "program 0700 u:990:rx,m::r",
                "program 0705 g:990:-",
                "program 0700 g:990:r,g:991:x",
                "program 0755 u:1:-",
                "program 0705 u:1:rwx",
                "app 0700 u:990:x",
                "app 0711 g:991:-",
                "app 0711 u:990:rw",
                "app 0700 d:u:990:rx",
                "app 0750 u:990:x,m::-");
        for (String one : cases) {
            String[] words = one.split(" ", -1);
            Path place = words[0].equals("app") ? folder : program;
            Commands.run(List.of("setfacl", "-b", "-k", program.toString(), folder.toString()));
            Commands.run(List.of("chmod", "0755", program.toString(), folder.toString(), root.toString()));
            Commands.run(List.of("chmod", words[1], place.toString()));
            if (words.length > 2) {
                Commands.run(List.of("setfacl", "-m", words[2], place.toString()));
            }
            boolean really = Finished.of(
                                    work,
                                    Map.of(),
                                    List.of(
                                            "chroot",
                                            "--userspec=990:990",
                                            "--groups=991",
                                            root.toString(),
                                            "/srv/app/orders"))
                            .exitCode()
                    == 0;
            write(
                    root.resolve("etc/systemd/system/orders.service"),
                    "[Service]\nUser=orders\nExecStart=/srv/app/orders\n");
            Host host = Host.asleep("made", root, Optional.empty());
            boolean foretold = UsersAudit.look(
                            host, of(root, "orders.service"), Optional.of(unit(host, "orders.service")))
                    .findings()
                    .stream()
                    .noneMatch(finding -> finding.rule().equals("user/access"));
            allowed += really ? 1 : 0;
            if (really != foretold) {
                differences.add(one + ": really " + really);
            }
        }
        System.out.println("Access lists: " + cases.size() + " cases, " + allowed + " of them allowed, "
                + differences.size() + " differences");

        assertThat(differences).isEmpty();
        assertThat(allowed).isBetween(4, cases.size() - 4);
    }

    /** A file system with much room and no inode left. */
    @Test
    void withoutInodesThereIsNoRoom() throws Exception {
        List<String> command =
                Installed.command(List.of("-XX:-UsePerfData"), "host", "--format", "json", "--fail-on", "never");
        Finished said = Finished.of(work, Map.of(), inFewInodes(command));

        assertThat(said.exitCode()).as(said.err()).isZero();
        assertThat(said.out()).contains("host/disk-full", "has room for 0 more files, of 20");
    }

    private static List<String> inFewInodes(List<String> command) {
        List<String> all = new ArrayList<>(List.of(
                "unshare",
                "--mount",
                "sh",
                "-c",
                "mount -t tmpfs -o nr_inodes=20,size=64m few /tmp && for i in $(seq 30); do touch /tmp/$i; done 2> /dev/null;"
                        + " exec \"$@\"",
                "sh"));
        all.addAll(command);
        return all;
    }

    private static Subject subject(Path program) throws IOException {
        Examination.Executable read = (Examination.Executable) BinaryReader.examine(program);
        return new Subject("notify", "notify", "/usr/bin/notify", Start.UNSAID, Permission.EXECUTABLE, read.facts());
    }

    private static Unit unit(Host host, String name) {
        return ((UnitFiles.Answer.Found) new UnitFiles(host.files()).find(name)).unit();
    }

    private static Audited of(Path root, String unit) {
        return new Audited(root, false, Optional.empty(), Optional.of(unit), List.of());
    }

    private static List<Path> roots() throws IOException {
        List<Path> roots = new ArrayList<>();
        try (Stream<Path> all = Files.list(LABORATORY.data().resolve("roots"))) {
            all.filter(root -> Files.exists(root.resolve("bin/sh")) && Files.exists(root.resolve("lib/systemd/system")))
                    .sorted()
                    .forEach(roots::add);
        }
        return roots;
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
