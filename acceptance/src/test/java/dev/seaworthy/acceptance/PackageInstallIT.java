package dev.seaworthy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.binary.BinaryFacts;
import dev.seaworthy.binary.BinaryReader;
import dev.seaworthy.binary.Examination;
import dev.seaworthy.target.Machine;
import dev.seaworthy.target.TargetFacts;
import dev.seaworthy.target.TargetReader;
import dev.seaworthy.verdict.Assessment;
import dev.seaworthy.verdict.Finding;
import dev.seaworthy.verdict.Permission;
import dev.seaworthy.verdict.Start;
import dev.seaworthy.verdict.Subject;
import dev.seaworthy.verdict.remedy.Installation;
import dev.seaworthy.verdict.remedy.Packages;
import dev.seaworthy.verdict.remedy.Supply;
import dev.seaworthy.verdict.remedy.Thing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The install commands are pasted into a real root: third-party programs that lack libraries there start afterwards, and the
 * findings are gone.
 */
class PackageInstallIT {
    private static final Laboratory LABORATORY = Laboratory.open();
    private static final dev.seaworthy.verdict.Judge JUDGE = dev.seaworthy.verdict.Judge.of(Machine.UNKNOWN);
    private static final String MISSING = "loader/library-missing";
    /** Go programs with cgo, of Debian 12's own packages. */
    private static final List<String> PROGRAMS = List.of(
            "bookworm-podman",
            "bookworm-skopeo",
            "bookworm-zabbix-agent2",
            "bookworm-opensnitch",
            "bookworm-hugo",
            "bookworm-aerc");

    private static Path root = Path.of("");

    /** A copy of Debian 12's smallest root: installing changes it. */
    @BeforeAll
    static void copyRoot() throws IOException {
        root = Files.createTempDirectory(LABORATORY.data().resolve("work"), "install-")
                .resolve("bookworm");
        Path original = LABORATORY.data().resolve("roots/bookworm");
        Commands.run(List.of("cp", "-a", original.toString(), root.toString()));
        Commands.run(List.of(
                "cp", "-L", "/etc/resolv.conf", root.resolve("etc/resolv.conf").toString()));
    }

    @AfterAll
    static void removeRoot() {
        Commands.run(
                List.of("rm", "-rf", Objects.requireNonNull(root.getParent()).toString()));
    }

    @Test
    void programsThatLackLibrariesStartAfterTheInstallCommand() throws IOException {
        List<Binary> binaries = LABORATORY.binaries().stream()
                .filter(binary -> PROGRAMS.contains(binary.id()))
                .toList();
        assertThat(binaries).hasSameSizeAs(PROGRAMS);
        List<Supply> supplies = new ArrayList<>();
        for (Binary binary : binaries) {
            List<String> missing = missing(binary);
            assertThat(missing).as(binary.id() + " lacks").isNotEmpty();
            assertThat(outcome(binary)).as(binary.id() + " before").isInstanceOf(Outcome.DoesNotStart.class);
            for (String soname : missing) {
                Supply supply = Packages.bringing(new Thing.Library(soname, true), target().distribution())
                        .orElseThrow(() -> new AssertionError("no package for " + soname));
                supplies.add(supply);
            }
        }

        String command = Installation.of(supplies).command();
        System.out.println("packages: " + command);
        Commands.run(List.of(
                "chroot",
                root.toString(),
                "/usr/bin/env",
                "-i",
                "PATH=/usr/sbin:/usr/bin:/sbin:/bin",
                "DEBIAN_FRONTEND=noninteractive",
                "/bin/sh",
                "-c",
                command));

        for (Binary binary : binaries) {
            assertThat(missing(binary)).as(binary.id() + " lacks afterwards").isEmpty();
            assertThat(outcome(binary)).as(binary.id() + " afterwards").isInstanceOf(Outcome.Starts.class);
        }
        System.out.println("packages: " + binaries.size() + " programs start after the command with "
                + Installation.of(supplies).packages().size() + " packages");
    }

    private static List<String> missing(Binary binary) throws IOException {
        if (!(BinaryReader.examine(binary.file()) instanceof Examination.Executable(BinaryFacts facts))) {
            throw new AssertionError(binary.id() + " is no executable");
        }
        String name = binary.file().getFileName().toString();
        Subject subject = new Subject(binary.id(), name, "/trial/" + name, Start.UNSAID, Permission.EXECUTABLE, facts);
        Assessment assessment = JUDGE.judge(subject, target());
        return assessment.findings().stream()
                .filter(finding -> finding.rule().equals(MISSING))
                .map(Finding::missing)
                .map(missing -> missing.orElseThrow())
                .toList();
    }

    private static TargetFacts target() throws IOException {
        return TargetReader.read("bookworm", root);
    }

    /** A fresh trial each time: the laboratory remembers what came of a pair. */
    private static Outcome outcome(Binary binary) {
        return Laboratory.open().attempt(binary, new Root("install", root)).outcome();
    }
}
