package dev.seaworthy.binary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.binary.FunctionTable.Layout;
import dev.seaworthy.testkit.Machine;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FipsReaderTest {
    private static final String SETTINGS =
            "path\tmain\nbuild\tDefaultGODEBUG=fips140=on,x509sha1=1\nbuild\tGOFIPS140=v1.0.0-c2097c7c\n";

    private static byte[] sum(String... parts) throws Exception {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        text.writeBytes("go fips object v1\n".getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < 4; i++) {
            byte[] part = (i < parts.length ? parts[i] : "").getBytes(StandardCharsets.US_ASCII);
            text.writeBytes(ByteBuffer.allocate(8).putLong(part.length).array());
            text.writeBytes(part);
        }
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(new byte[32], "HmacSHA256"));
        return mac.doFinal(text.toByteArray());
    }

    private static Fips fips(TinyGo program) {
        return program.buildInfo("go1.24.4", SETTINGS)
                .facts()
                .go()
                .orElseThrow()
                .fips();
    }

    @ParameterizedTest
    @EnumSource(names = {"AMD64", "ARM64", "S390X", "MIPS", "I386"})
    void intact(Machine machine) throws Exception {
        byte[] sum = sum("code", "constants", "", "data");

        Fips fips = fips(new TinyGo(machine).fips(sum, "code", "constants", "", "data"));

        assertThat(fips.check()).isEqualTo(new Fips.Check.Intact(HexFormat.of().formatHex(sum)));
        assertThat(fips.mode()).contains("on");
        assertThat(fips.version()).contains("v1.0.0-c2097c7c");
    }

    @ParameterizedTest
    @EnumSource(names = {"AMD64", "ARM64"})
    void pointersThatRelocationsKeep(Machine machine) throws Exception {
        Fips fips = fips(new TinyGo(machine).relocated().fips(sum("code"), "code"));

        assertThat(fips.check()).isInstanceOf(Fips.Check.Intact.class);
    }

    @Test
    void oneByteIsAnother() throws Exception {
        Fips fips = fips(new TinyGo(Machine.AMD64).fips(sum("code"), "cOde"));

        assertThat(fips.check())
                .isInstanceOfSatisfying(
                        Fips.Check.Mismatch.class,
                        mismatch -> assertThat(mismatch.computed())
                                .isNotEqualTo(mismatch.recorded())
                                .hasSize(64));
    }

    @Test
    void noChecksum() {
        Fips fips = fips(new TinyGo(Machine.AMD64).fips(new byte[32], "code"));

        assertThat(fips.check()).isEqualTo(new Fips.Check.Unsigned("the checksum is zero"));
    }

    @Test
    void withoutSectionsItIsSearched() throws Exception {
        Fips fips = fips(new TinyGo(Machine.AMD64).withoutSections().fips(sum("code"), "code"));

        assertThat(fips.check()).isInstanceOf(Fips.Check.Intact.class);
    }

    @Test
    void partsThatAreNotInTheFile() throws Exception {
        TinyGo program = new TinyGo(Machine.AMD64).fips(sum("code"), "code").buildInfo("go1.24.4", SETTINGS);
        byte[] file = program.bytes();
        // The end of the first part, behind the mark, the sum, the pointer to itself and the beginning.
        ByteBuffer.wrap(file).putLong(0x6000 + 16 + 32 + 16, -1);

        Examination.Executable examined =
                (Examination.Executable) BinaryReader.examine(dev.seaworthy.elf.Bytes.of(file));

        assertThat(examined.facts().go().orElseThrow().fips().check()).isInstanceOf(Fips.Check.Unknown.class);
    }

    @Test
    void olderReleasesHaveNone() {
        TinyGo program = new TinyGo(Machine.AMD64)
                .functions(Layout.GO_1_20, List.of("main.main"), List.of(), List.of())
                .buildInfo("go1.21.0", "path\tmain\n");

        assertThat(program.facts().go().orElseThrow().fips()).isEqualTo(Fips.NONE);
    }
}
