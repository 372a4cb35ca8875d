package dev.seaworthy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive for a machine that this one is not: made from the modules of Debian's JDK for it, tried by emulation. */
@Together
class Arm64ArchiveIT {
    private static final Path DATA = Laboratory.open().data().resolve("arm64");
    private static final String EMULATOR = "qemu-aarch64-static -L " + DATA.resolve("system");

    @TempDir
    Path work;

    @Test
    void answersOnArm64WithWhatTheJvmLearned() throws Exception {
        Path forms = Installed.make(
                work.resolve("forms"),
                Map.of(
                        "SEAWORTHY_MACHINE",
                        "arm64",
                        "SEAWORTHY_JMODS",
                        DATA.resolve("jmods").toString(),
                        "SEAWORTHY_EMULATOR",
                        EMULATOR),
                "archive");
        Path archive = Installed.file(forms, "-linux-arm64.tar.zst");
        Path place = Files.createDirectory(work.resolve("place"));
        assertThat(Finished.of(work, Map.of(), List.of("tar", "-C", place.toString(), "-xf", archive.toString()))
                        .exitCode())
                .isZero();
        Path home = only(place);

        Finished judged = Finished.of(
                work, Map.of(), List.of("sh", emulated(home).toString(), "check", "/usr/bin/env", "--on", "scratch"));

        assertThat(judged.err()).isEmpty();
        assertThat(judged.out()).contains("✗ fails");
        assertThat(judged.exitCode()).isEqualTo(1);
        assertThat(machineOf(home.resolve("runtime/lib/server/libjvm.so"))).contains("AArch64");
    }

    /** Another machine's archive cannot be made by chance of what lies around. */
    @Test
    void askingForAnotherMachineWithoutItsModulesSaysWhatIsMissing() throws Exception {
        Finished refused = Finished.of(Installed.ROOT, Map.of("SEAWORTHY_MACHINE", "arm64"), List.of("dist/archive"));

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err())
                .contains("SEAWORTHY_JMODS", "SEAWORTHY_EMULATOR")
                .hasLineCount(1);
    }

    /** The launcher as it is, but for the word that starts Java, which insists on what the JVM learned. */
    private Path emulated(Path home) throws Exception {
        String launcher = Files.readString(home.resolve("bin/seaworthy"))
                .replaceFirst("(?m)^home=$", "home='" + home + "'")
                .replaceFirst("(?m)^exec (\\S+)", "exec " + EMULATOR + " $1 -Xshare:on");
        assertThat(launcher).contains(EMULATOR, home.toString());
        return Files.writeString(work.resolve("launcher"), launcher);
    }

    private String machineOf(Path library) throws Exception {
        return Finished.of(work, Map.of(), List.of("readelf", "--file-header", library.toString()))
                .out();
    }

    private static Path only(Path folder) throws Exception {
        try (Stream<Path> children = Files.list(folder)) {
            return children.reduce((one, other) -> {
                        throw new AssertionError("more than one in " + folder);
                    })
                    .orElseThrow();
        }
    }
}
