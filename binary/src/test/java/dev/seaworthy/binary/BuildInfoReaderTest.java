package dev.seaworthy.binary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.binary.GoFacts.VersionSource;
import dev.seaworthy.elf.Bytes;
import dev.seaworthy.testkit.Machine;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BuildInfoReaderTest {
    private static final String MODULES = "path\texample.org/x\nbuild\tGOOS=linux\n";

    @ParameterizedTest
    @EnumSource(Machine.class)
    void newFormOfEveryMachine(Machine machine) {
        assertRead(new TinyGo(machine).buildInfo("go1.21.3", MODULES));
        assertRead(new TinyGo(machine).buildInfo("go1.21.3", MODULES).withoutSections());
    }

    @ParameterizedTest
    @EnumSource(Machine.class)
    void oldFormOfEveryMachine(Machine machine) {
        assertRead(new TinyGo(machine).buildInfoWithPointers("go1.21.3", MODULES));
        assertRead(
                new TinyGo(machine).buildInfoWithPointers("go1.21.3", MODULES).withoutSections());
        assertRead(new TinyGo(machine).movable().buildInfoWithPointers("go1.21.3", MODULES));
    }

    @ParameterizedTest
    @EnumSource(names = {"AMD64", "ARM64"})
    void oldFormOfWhichTheRelocationsKeepThePointers(Machine machine) {
        assertRead(new TinyGo(machine).relocated().buildInfoWithPointers("go1.21.3", MODULES));
    }

    private static void assertRead(TinyGo program) {
        GoFacts go = program.facts().go().orElseThrow();

        assertThat(go.version()).isEqualTo("go1.21.3");
        assertThat(go.versionSource()).isEqualTo(VersionSource.BUILD_INFO);
        assertThat(go.exact()).isTrue();
        assertThat(go.mainPackage()).hasValue("example.org/x");
        assertThat(go.buildInfo().orElseThrow().lines())
                .containsExactly("\tpath\texample.org/x", "\tbuild\tGOOS=linux");
    }

    @Test
    void withoutModulesThereIsStillAVersion() {
        BuildInfo info = new TinyGo(Machine.AMD64)
                .buildInfo("go1.18", "")
                .facts()
                .go()
                .orElseThrow()
                .buildInfo()
                .orElseThrow();

        assertThat(info.goVersion()).isEqualTo("go1.18");
        assertThat(info.lines()).isEmpty();
    }

    /** 16 terabytes, all ones, nothing, and a number that never ends, where the length of the version belongs. */
    @ParameterizedTest
    @ValueSource(strings = {"808080808010", "ffffffffffffffffff01", "00", "ffffffffffffffffffffffffffffff"})
    void lengthsThatCannotBeAreRefused(String length) {
        byte[] header = new byte[32 + length.length() / 2];
        byte[] magic = "\u00ff Go buildinf:\u0008\u0002".getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(magic, 0, header, 0, magic.length);
        byte[] bytes = java.util.HexFormat.of().parseHex(length);
        System.arraycopy(bytes, 0, header, 32, bytes.length);

        Image image = new TinyGo(Machine.AMD64).rawBuildInfo(header).image();

        assertThat(BuildInfoReader.read(image, image.elf().sections().orThrow()))
                .isEqualTo(Optional.empty());
    }

    @Test
    void aVersionOutsideOfTheFileIsRefused() {
        byte[] header = new byte[64];
        System.arraycopy("\u00ff Go buildinf:\u0008\0".getBytes(StandardCharsets.ISO_8859_1), 0, header, 0, 16);
        header[20] = 0x7f;

        Image image = new TinyGo(Machine.AMD64).rawBuildInfo(header).image();

        assertThat(BuildInfoReader.read(image, image.elf().sections().orThrow()))
                .isEqualTo(Optional.empty());
    }

    @Test
    void filesOfOtherSystemsAreSearched() {
        byte[] elf = new TinyGo(Machine.AMD64).buildInfo("go1.26.1", MODULES).bytes();

        assertThat(BuildInfoReader.scan(Bytes.of(elf), Long.MAX_VALUE)
                        .orElseThrow()
                        .goVersion())
                .isEqualTo("go1.26.1");
    }
}
