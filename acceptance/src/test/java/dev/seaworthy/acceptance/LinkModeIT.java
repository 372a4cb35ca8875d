package dev.seaworthy.acceptance;

import static dev.seaworthy.binary.CLibrary.GLIBC;
import static dev.seaworthy.binary.CLibrary.MUSL;
import static dev.seaworthy.binary.CLibrary.NONE;
import static dev.seaworthy.binary.CLibrary.STATIC_GLIBC;
import static dev.seaworthy.binary.CLibrary.STATIC_MUSL;
import static dev.seaworthy.binary.CLibrary.UNKNOWN;
import static dev.seaworthy.binary.LinkMode.DYNAMIC;
import static dev.seaworthy.binary.LinkMode.PIE;
import static dev.seaworthy.binary.LinkMode.STATIC;
import static dev.seaworthy.binary.LinkMode.STATIC_PIE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.binary.BinaryFacts;
import dev.seaworthy.binary.BinaryReader;
import dev.seaworthy.binary.CLibrary;
import dev.seaworthy.binary.Examination;
import dev.seaworthy.binary.Examination.Executable;
import dev.seaworthy.binary.Examination.OtherFile;
import dev.seaworthy.binary.Examination.OtherFile.Kind;
import dev.seaworthy.binary.GoFacts;
import dev.seaworthy.binary.LinkMode;
import dev.seaworthy.binary.OperatingSystem;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was built is what is told of it: link mode, C library, cgo. */
@Together
class LinkModeIT {
    private static final Laboratory LABORATORY = Laboratory.open();

    private record Expected(LinkMode linkMode, CLibrary cLibrary, boolean cgo) {}

    /** @param how how it was built, in the words of {@code built.list} */
    @ParameterizedTest
    @CsvSource({
        "own-static, pure",
        "own-static-network, pure",
        "own-static-no-sections, pure",
        "own-pie, pure pie",
        "own-pie-interpreter-musl, pure pie",
        "own-cgo-internal, cgo",
        "own-cgo-external, cgo",
        "own-cgo-external-no-sections, cgo",
        "own-cgo-external-pie, cgo pie",
        "own-cgo-static, cgo static",
        "own-cgo-static-pie, cgo static pie",
        "own-musl, musl",
        "own-musl-pie, musl pie",
        "own-musl-static, musl static",
        "1.15-static, pure",
        "1.15-pie, pure pie",
        "1.15-cgo, cgo",
        "1.15-cgo-pie, cgo pie",
        "1.24-static, pure",
        "1.24-pie, pure pie",
        "1.24-cgo, cgo",
        "1.24-cgo-pie, cgo pie",
        "1.26-static, pure",
        "1.26-pie, pure pie",
        "1.26-cgo, cgo",
        "1.26-cgo-pie, cgo pie",
        "1.27-static, pure",
        "1.27-static-stripped, pure",
        "1.27-pie, pure pie",
        "1.27-pie-stripped, pure pie",
        "1.27-pie-no-sections, pure pie",
        "1.27-cgo, cgo",
        "1.27-cgo-stripped, cgo",
        "1.27-cgo-no-sections, cgo",
        "1.27-cgo-external, cgo",
        "1.27-cgo-pie, cgo pie",
        "1.27-cgo-static, cgo static",
        "1.27-cgo-static-pie, cgo static pie",
        "1.27-musl, musl",
        "1.27-linux-arm64-pie, pure pie",
        "1.27-linux-s390x, pure",
        "1.27-linux-mips, pure"
    })
    void ofPrograms(String id, String how) throws IOException {
        BinaryFacts facts = ((Executable) examine(id)).facts();

        assertThat(new Expected(
                        facts.linkMode(),
                        facts.cLibrary(),
                        facts.go().map(GoFacts::cgo).orElseThrow()))
                .isEqualTo(
                        switch (how) {
                            case "pure" -> new Expected(STATIC, NONE, false);
                            case "pure pie" -> new Expected(PIE, NONE, false);
                            case "cgo" -> new Expected(DYNAMIC, GLIBC, true);
                            case "cgo pie" -> new Expected(PIE, GLIBC, true);
                            case "cgo static" -> new Expected(STATIC, STATIC_GLIBC, true);
                            case "cgo static pie" -> new Expected(STATIC_PIE, STATIC_GLIBC, true);
                            case "musl" -> new Expected(DYNAMIC, MUSL, true);
                            case "musl pie" -> new Expected(PIE, MUSL, true);
                            case "musl static" -> new Expected(STATIC, STATIC_MUSL, true);
                            default -> throw new IllegalArgumentException(how);
                        });
        assertThat(facts.damage()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"own-static-upx", "own-cgo-external-upx", "1.27-static-upx"})
    void ofPackedPrograms(String id) throws IOException {
        BinaryFacts facts = ((Executable) examine(id)).facts();

        assertThat(facts.packing()).hasValueSatisfying(packing -> {
            assertThat(packing.packer()).isEqualTo("UPX");
            assertThat(packing.version())
                    .hasValueSatisfying(version -> assertThat(version).matches("\\d+\\.\\d+"));
        });
        assertThat(facts.cLibrary()).isEqualTo(UNKNOWN);
        assertThat(facts.go()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1.27-c-shared, SHARED_LIBRARY, a shared library for amd64",
        "own-c-shared, SHARED_LIBRARY, a shared library for amd64",
        "own-plugin, SHARED_LIBRARY, a Go plugin for amd64",
        "own-c-archive, ARCHIVE, an ar archive",
        "1.27-darwin, MACH_O, 'a macOS (Mach-O) executable for amd64, built by Go 1.27'",
        "1.27-windows, PE, 'a Windows (PE) executable for amd64, built by Go 1.27'",
        "script, SCRIPT, 'a script, run by /bin/sh'",
        "empty, EMPTY, an empty file"
    })
    void whatIsNoProgram(String id, Kind kind, String description) throws IOException {
        assertThat(examine(id)).isInstanceOfSatisfying(OtherFile.class, other -> {
            assertThat(other.kind()).isEqualTo(kind);
            assertThat(other.description()).startsWith(description);
        });
    }

    @ParameterizedTest
    @CsvSource({"freebsd, FREEBSD", "openbsd, OPENBSD", "netbsd, NETBSD", "dragonfly, DRAGONFLY", "illumos, SOLARIS"})
    void whatIsForAnotherSystem(String goos, OperatingSystem expected) throws IOException {
        assertThat(((Executable) examine("1.27-" + goos)).facts().system()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"own-amd64-v3, v3", "1.27-amd64-v3, v3", "1.27-amd64-v4, v4", "1.27-static, v1"})
    void levelOfTheCpu(String id, String level) throws IOException {
        assertThat(((Executable) examine(id)).facts().cpuLevel())
                .hasValueSatisfying(found -> assertThat(found.value()).isEqualTo(level));
    }

    private static Examination examine(String id) throws IOException {
        for (Binary binary : LABORATORY.binaries()) {
            if (binary.id().equals(id)) {
                return BinaryReader.examine(binary.file());
            }
        }
        throw new AssertionError("no binary " + id);
    }
}
