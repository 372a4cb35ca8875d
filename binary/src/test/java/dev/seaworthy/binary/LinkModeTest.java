package dev.seaworthy.binary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.binary.Examination.Executable;
import dev.seaworthy.binary.Examination.OtherFile;
import dev.seaworthy.binary.Examination.OtherFile.Kind;
import dev.seaworthy.elf.Bytes;
import dev.seaworthy.testkit.Machine;
import dev.seaworthy.testkit.TinyElf;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How an executable was linked, and with which C library. */
class LinkModeTest {
    private static final String GLIBC_LOADER = "/lib64/ld-linux-x86-64.so.2";

    private static BinaryFacts facts(TinyElf elf) {
        return ((Executable) BinaryReader.examine(Bytes.of(elf.bytes()))).facts();
    }

    @Test
    void fourModes() {
        assertThat(facts(TinyElf.executable(Machine.AMD64)).linkMode()).isEqualTo(LinkMode.STATIC);
        assertThat(facts(TinyElf.executable(Machine.AMD64)
                                .interpreter(GLIBC_LOADER)
                                .needs("libc.so.6"))
                        .linkMode())
                .isEqualTo(LinkMode.DYNAMIC);
        assertThat(facts(TinyElf.pie(Machine.AMD64)).linkMode()).isEqualTo(LinkMode.STATIC_PIE);
        assertThat(facts(TinyElf.pie(Machine.AMD64).interpreter(GLIBC_LOADER)).linkMode())
                .isEqualTo(LinkMode.PIE);
    }

    @Test
    void aStaticPieOfALinkerThatMarksNoneIsToldByHavingNothingOfALibrary() {
        assertThat(facts(TinyElf.library(Machine.AMD64)).linkMode()).isEqualTo(LinkMode.STATIC_PIE);
    }

    @Test
    void librariesAreOtherFiles() {
        for (TinyElf library : new TinyElf[] {
            TinyElf.library(Machine.AMD64, "libx.so.1"),
            TinyElf.library(Machine.AMD64).exports("do_it"),
            TinyElf.library(Machine.AMD64).needs("libc.so.6")
        }) {
            assertThat(BinaryReader.examine(Bytes.of(library.bytes())))
                    .isEqualTo(new OtherFile(Kind.SHARED_LIBRARY, "a shared library for amd64"));
        }
    }

    @Test
    void aGoPluginIsCalledOne() {
        assertThat(BinaryReader.examine(Bytes.of(TinyElf.library(Machine.ARM64)
                        .exports("go:link.pkghash.fmt")
                        .bytes())))
                .isEqualTo(new OtherFile(Kind.SHARED_LIBRARY, "a Go plugin for arm64"));
    }

    @ParameterizedTest
    @CsvSource({
        "libc.so.6, /lib64/ld-linux-x86-64.so.2, GLIBC, needs libc.so.6",
        "libc.so, /lib/ld-musl-x86_64.so.1, MUSL, needs libc.so",
        "libc.musl-x86_64.so.1, /lib/ld-musl-x86_64.so.1, MUSL, needs libc.musl-x86_64.so.1",
        "libc.so.0, /lib/ld-uClibc.so.0, UCLIBC, needs libc.so.0",
        "libm.so.6, /lib64/ld-linux-x86-64.so.2, GLIBC, interpreter /lib64/ld-linux-x86-64.so.2",
        "libm.so.6, /lib/ld.so.1, GLIBC, interpreter /lib/ld.so.1",
        "libx.so, /opt/ld.so, UNKNOWN, none of the needed libraries is a known C library"
    })
    void cLibraryOfDynamicPrograms(String needed, String interpreter, CLibrary library, String evidence) {
        BinaryFacts facts =
                facts(TinyElf.executable(Machine.AMD64).interpreter(interpreter).needs(needed));

        assertThat(facts.cLibrary()).isEqualTo(library);
        assertThat(facts.cLibraryEvidence()).isEqualTo(evidence);
    }

    @Test
    void versionsSpeakForGlibcWhereItsNameIsMissing() {
        BinaryFacts facts = facts(
                TinyElf.executable(Machine.AMD64).interpreter("/opt/ld.so").needs("libpthread.so.0", "GLIBC_2.2.5"));

        assertThat(facts.cLibrary()).isEqualTo(CLibrary.GLIBC);
    }

    @Test
    void cLibraryOfStaticPrograms() {
        byte[] linux320 = {0, 0, 0, 0, 3, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0};
        byte[] musl = "?\0No error information\0?".getBytes(StandardCharsets.US_ASCII);

        BinaryFacts glibc = facts(TinyElf.executable(Machine.AMD64).note("GNU", 1, linux320));

        assertThat(glibc.cLibrary()).isEqualTo(CLibrary.STATIC_GLIBC);
        assertThat(glibc.abiTag()).hasValue("Linux 3.2.0");
        assertThat(facts(TinyElf.executable(Machine.AMD64).section("__libc_freeres_fn", new byte[8]))
                        .cLibrary())
                .isEqualTo(CLibrary.STATIC_GLIBC);
        assertThat(facts(TinyElf.executable(Machine.AMD64).section(".rodata", musl))
                        .cLibrary())
                .isEqualTo(CLibrary.STATIC_MUSL);
        assertThat(facts(TinyElf.executable(Machine.AMD64)).cLibrary()).isEqualTo(CLibrary.UNKNOWN);
        assertThat(new TinyGo(Machine.AMD64).buildInfo("go1.21.3", "").facts().cLibrary())
                .isEqualTo(CLibrary.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "0, LINUX",
        "3, LINUX",
        "97, LINUX",
        "2, NETBSD",
        "6, SOLARIS",
        "9, FREEBSD",
        "12, OPENBSD",
        "64, UNKNOWN"
    })
    void operatingSystemByTheHeader(int osAbi, OperatingSystem expected) {
        assertThat(facts(TinyElf.executable(Machine.AMD64).osAbi(osAbi)).system())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"FreeBSD, FREEBSD", "NetBSD, NETBSD", "OpenBSD, OPENBSD", "DragonFly, DRAGONFLY", "GNU, LINUX"})
    void operatingSystemByNote(String owner, OperatingSystem expected) {
        assertThat(facts(TinyElf.executable(Machine.AMD64).note(owner, 1, new byte[16]))
                        .system())
                .isEqualTo(expected);
    }

    @Test
    void operatingSystemByInterpreterAndByBuildInfo() {
        assertThat(facts(TinyElf.executable(Machine.AMD64)
                                .interpreter("/libexec/ld-elf.so.1")
                                .needs("libc.so.7"))
                        .system())
                .isEqualTo(OperatingSystem.FREEBSD);
        assertThat(new TinyGo(Machine.AMD64)
                        .buildInfo("go1.21.3", "build\tGOOS=illumos\n")
                        .facts()
                        .system())
                .isEqualTo(OperatingSystem.SOLARIS);
    }

    @Test
    void idsSectionsAndSymbols() {
        BinaryFacts facts = facts(TinyElf.executable(Machine.AMD64)
                .buildId("c0ffee")
                .goBuildId("a/b/c/d")
                .staticSymbols("main"));

        assertThat(facts.buildId()).hasValue("c0ffee");
        assertThat(facts.goBuildId()).hasValue("a/b/c/d");
        assertThat(facts.stripped()).isFalse();
        assertThat(facts.sections()).isTrue();
        assertThat(facts(TinyElf.executable(Machine.AMD64).withoutSections()).sections())
                .isFalse();
        assertThat(facts(TinyElf.executable(Machine.AMD64)).stripped()).isTrue();
    }
}
