package dev.seaworthy.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seaworthy.binary.Examination.OtherFile;
import dev.seaworthy.binary.Examination.OtherFile.Kind;
import dev.seaworthy.elf.Bytes;
import dev.seaworthy.testkit.Machine;
import dev.seaworthy.testkit.TinyElf;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OtherFilesTest {
    private static Examination examine(byte[] bytes) {
        return BinaryReader.examine(Bytes.of(bytes));
    }

    @ParameterizedTest
    @CsvSource({
        "0061736d01000000, WASM, a WebAssembly module",
        "1f8b0800, ARCHIVE, a file compressed with gzip",
        "28b52ffd, ARCHIVE, a file compressed with zstd",
        "fd377a585a00, ARCHIVE, a file compressed with xz",
        "504b0304, ARCHIVE, a zip archive",
        "edabeedb, ARCHIVE, an RPM package",
        "213c617263683e0a2f, ARCHIVE, 'an ar archive, such as a static library'",
        "cafebabe000000410010000000, JAVA_CLASS, a Java class file",
        "cafebabe000000020100000c00, MACH_O, a macOS (Mach-O) executable for several architectures",
        "cffaedfe0c000001000000000200, MACH_O, a macOS (Mach-O) executable for arm64",
        "cffaedfe07000001000000000200, MACH_O, a macOS (Mach-O) executable for amd64",
        "00ff00fe, UNKNOWN, a file of an unknown format"
    })
    void byTheirFirstBytes(String hexadecimal, Kind kind, String description) {
        assertThat(examine(HexFormat.of().parseHex(hexadecimal))).isEqualTo(new OtherFile(kind, description));
    }

    @Test
    void text() {
        assertThat(examine(new byte[0])).isEqualTo(new OtherFile(Kind.EMPTY, "an empty file"));
        assertThat(examine(utf8("#!/usr/bin/env -S bash -e\necho hi\n")))
                .isEqualTo(new OtherFile(Kind.SCRIPT, "a script, run by /usr/bin/env -S bash -e"));
        assertThat(examine(utf8("grüße\n"))).isEqualTo(new OtherFile(Kind.TEXT, "a text file"));
        assertThat(examine(utf8("x".repeat(4095) + "ü"))).isEqualTo(new OtherFile(Kind.TEXT, "a text file"));
        assertThat(examine(utf8("\n<!DOCTYPE html><html>")))
                .isEqualTo(new OtherFile(Kind.TEXT, "an HTML page, perhaps a download that failed"));
        assertThat(((OtherFile) examine(utf8("version https://git-lfs.github.com/spec/v1\n"))).description())
                .startsWith("a Git LFS pointer");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void tar() {
        byte[] tar = new byte[512];
        System.arraycopy(utf8("ustar"), 0, tar, 257, 5);

        assertThat(examine(tar)).isEqualTo(new OtherFile(Kind.ARCHIVE, "a tar archive"));
    }

    @Test
    void windowsProgramsWithTheirGoRelease() {
        byte[] file = Arrays.copyOf(new byte[] {'M', 'Z'}, 0x400);
        file[60] = (byte) 0x80;
        System.arraycopy(new byte[] {'P', 'E', 0, 0, 0x64, (byte) 0x86}, 0, file, 0x80, 6);
        System.arraycopy("\u00ff Go buildinf:\u0008\u0002".getBytes(StandardCharsets.ISO_8859_1), 0, file, 0x200, 16);
        System.arraycopy(utf8("\u0008go1.26.1\0"), 0, file, 0x220, 10);

        assertThat(examine(file))
                .isEqualTo(new OtherFile(Kind.PE, "a Windows (PE) executable for amd64, built by Go 1.26.1"));
        file[0x80] = 0;
        assertThat(examine(file)).isEqualTo(new OtherFile(Kind.PE, "a DOS executable"));
    }

    @Test
    void elfFilesThatAreNoPrograms() {
        byte[] file = TinyElf.executable(Machine.AMD64).bytes();

        file[16] = 1;
        assertThat(examine(file))
                .isEqualTo(new OtherFile(Kind.ELF_OBJECT, "an object file for amd64 that is still to be linked"));
        file[16] = 4;
        assertThat(((OtherFile) examine(file)).kind()).isEqualTo(Kind.CORE_DUMP);
        byte[] module = TinyElf.executable(Machine.ARM64)
                .section(".gnu.linkonce.this_module", new byte[8])
                .bytes();
        module[16] = 1;
        assertThat(examine(module)).isEqualTo(new OtherFile(Kind.KERNEL_MODULE, "a Linux kernel module for arm64"));
    }

    @Test
    void aProgramThatWasCutIsDamaged() {
        byte[] file = new TinyGo(Machine.AMD64).buildInfo("go1.21.3", "").bytes();

        assertThat(examine(Arrays.copyOf(file, file.length - 1)))
                .isEqualTo(new Examination.Damaged(
                        "loaded segment of 12288 bytes",
                        0x6000,
                        "all of it inside the file, which ends after 36863 bytes"));
    }

    @Test
    void whatCannotBeReadIsAnException(@TempDir Path folder) throws IOException {
        assertThatThrownBy(() -> BinaryReader.examine(folder))
                .isInstanceOf(IOException.class)
                .hasMessage("is a directory");
        assertThatThrownBy(() -> BinaryReader.examine(folder.resolve("none"))).isInstanceOf(IOException.class);
        Path empty = Files.createFile(folder.resolve("empty"));
        assertThat(BinaryReader.examine(empty)).isEqualTo(new OtherFile(Kind.EMPTY, "an empty file"));
    }
}
