package dev.seaworthy.binary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.elf.Architecture;
import dev.seaworthy.elf.Bytes;
import dev.seaworthy.elf.ElfFile;
import dev.seaworthy.testkit.Machine;
import dev.seaworthy.testkit.TinyElf;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What else a Go program tells: the CPU it wants, the kernel it wants, that it is packed. */
class GoTracesTest {
    private static final String MESSAGE =
            "This program can only be run on AMD64 processors with v3 microarchitecture support.\n";

    @Test
    void levelOfTheCpuByBuildSetting() {
        assertThat(new TinyGo(Machine.AMD64)
                        .buildInfo("go1.21.3", "build\tGOAMD64=v3\n")
                        .facts()
                        .cpuLevel())
                .hasValue(new CpuLevel("GOAMD64", "v3", CpuLevel.Source.BUILD_INFO));
        assertThat(new TinyGo(Machine.ARM)
                        .buildInfo("go1.22.0", "build\tGOARM=7\n")
                        .facts()
                        .cpuLevel())
                .hasValue(new CpuLevel("GOARM", "7", CpuLevel.Source.BUILD_INFO));
    }

    @Test
    void levelOfTheCpuByTheMessageOfTheRuntime() {
        TinyGo withMessage = new TinyGo(Machine.AMD64);
        withMessage.constant(MESSAGE);

        assertThat(withMessage.buildInfo("go1.21.3", "").facts().cpuLevel())
                .hasValue(new CpuLevel("GOAMD64", "v3", CpuLevel.Source.MESSAGE));
        assertThat(new TinyGo(Machine.AMD64).buildInfo("go1.21.3", "").facts().cpuLevel())
                .hasValue(new CpuLevel("GOAMD64", "v1", CpuLevel.Source.MESSAGE));
        assertThat(new TinyGo(Machine.AMD64).buildInfo("go1.17.3", "").facts().cpuLevel())
                .isEmpty();
        assertThat(new TinyGo(Machine.ARM64).buildInfo("go1.21.3", "").facts().cpuLevel())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "go1.15.9, amd64, 2.6.23",
        "go1.17, amd64, 2.6.23",
        "go1.18, amd64, 2.6.32",
        "go1.23.5, arm, 2.6.32",
        "go1.24rc1, amd64, 3.2",
        "go1.27.3, amd64, 3.2",
        "go1.26.1, loong64, 5.19",
        "go1.19.8, mips64le, 4.8",
        "go1.26.10, ppc64, 3.2",
        "go1.27.0, ppc64, 3.13"
    })
    void oldestKernel(String version, String architecture, String expected) {
        MinimumKernel kernel =
                MinimumKernel.of(GoVersion.parse(version).orElseThrow(), Architecture.named(architecture));

        assertThat(kernel.version()).isEqualTo(expected);
        assertThat(kernel.reason()).startsWith("Go ");
    }

    @Test
    void packedWithUpx() {
        byte[] file = TinyElf.executable(Machine.AMD64).withoutSections().bytes();
        ElfFile elf = ElfFile.read(Bytes.of(file)).orThrow();
        int behindHeaders = (int) (elf.header().programHeaders()
                + (long) elf.header().programHeaderCount() * elf.header().programHeaderSize());
        byte[] packed = java.util.Arrays.copyOf(file, file.length + 200);
        System.arraycopy(ascii("UPX!"), 0, packed, behindHeaders + 4, 4);
        System.arraycopy(ascii("$Id: UPX 4.2.4 Copyright"), 0, packed, file.length + 20, 24);

        BinaryFacts facts = ((Examination.Executable) BinaryReader.examine(Bytes.of(packed))).facts();

        assertThat(facts.packing()).hasValue(new Packing("UPX", Optional.of("4.2.4"), behindHeaders + 4L));
        assertThat(facts.cLibrary()).isEqualTo(CLibrary.UNKNOWN);
        assertThat(facts.cLibraryEvidence()).isEqualTo("hidden by UPX");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void aNoteAloneIsATraceOfGo() {
        BinaryFacts facts = ((Examination.Executable) BinaryReader.examine(Bytes.of(
                        TinyElf.executable(Machine.AMD64).goBuildId("a/b").bytes())))
                .facts();

        assertThat(facts.go().orElseThrow().version()).isEqualTo("go1.5–go1.27");
        assertThat(facts.go().orElseThrow().exact()).isFalse();
    }
}
