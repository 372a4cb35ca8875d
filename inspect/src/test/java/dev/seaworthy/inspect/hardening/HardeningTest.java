package dev.seaworthy.inspect.hardening;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.binary.BinaryReader;
import dev.seaworthy.binary.Examination;
import dev.seaworthy.elf.ElfFile;
import dev.seaworthy.inspect.hardening.Protection.Rating;
import dev.seaworthy.testkit.Machine;
import dev.seaworthy.testkit.TinyElf;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What protects a binary, read from tiny files that have one trait each. */
class HardeningTest {
    private static final long BIND_NOW = 24;
    private static final long TEXT_RELOCATIONS = 22;

    @TempDir
    Path folder;

    @Test
    void positionIndependentOrNot() throws IOException {
        assertThat(value("pie", TinyElf.executable(Machine.AMD64))).isEqualTo("no");
        assertThat(value("pie", dynamic(TinyElf.pie(Machine.AMD64)))).isEqualTo("yes");
    }

    @Test
    void executableStack() throws IOException {
        assertThat(protection("nx-stack", TinyElf.executable(Machine.AMD64).executableStack())
                        .rating())
                .isEqualTo(Rating.BAD);
        assertThat(value("nx-stack", TinyElf.executable(Machine.AMD64))).isEqualTo("yes");
    }

    @Test
    void boundAtStart() throws IOException {
        assertThat(value("bind-now", dynamic(TinyElf.pie(Machine.AMD64)).dynamicEntry(BIND_NOW, 0)))
                .isEqualTo("yes");
        assertThat(value("bind-now", dynamic(TinyElf.pie(Machine.AMD64)))).isEqualTo("no");
    }

    @Test
    void textRelocations() throws IOException {
        assertThat(value("text-relocations", dynamic(TinyElf.pie(Machine.AMD64)).dynamicEntry(TEXT_RELOCATIONS, 0)))
                .isEqualTo("yes");
        assertThat(value("text-relocations", dynamic(TinyElf.pie(Machine.AMD64))))
                .isEqualTo("none");
    }

    @Test
    void searchPathsThatOthersMayWrite() throws IOException {
        assertThat(rating(TinyElf.pie(Machine.AMD64).runpath("/opt/app/lib"))).isEqualTo(Rating.NORMAL);
        assertThat(rating(TinyElf.pie(Machine.AMD64).runpath("$ORIGIN/../lib"))).isEqualTo(Rating.NORMAL);
        assertThat(rating(TinyElf.pie(Machine.AMD64).runpath("/tmp/lib"))).isEqualTo(Rating.BAD);
        assertThat(rating(TinyElf.pie(Machine.AMD64).runpath("lib"))).isEqualTo(Rating.BAD);
        assertThat(rating(TinyElf.pie(Machine.AMD64).runpath("/opt/lib:"))).isEqualTo(Rating.BAD);
    }

    @Test
    void canaryAndCheckedCallsShowByTheirSymbols() throws IOException {
        TinyElf checked =
                dynamic(TinyElf.pie(Machine.AMD64)).imports("__stack_chk_fail").imports("__memcpy_chk");

        assertThat(value("canary", checked)).isEqualTo("yes");
        assertThat(protection("fortify", checked).evidence()).containsExactly("symbol __memcpy_chk");
        assertThat(value("canary", dynamic(TinyElf.pie(Machine.AMD64)))).isEqualTo("no");
    }

    /** musl's headers check in place, so that a program without these names may be checked all the same. */
    @Test
    void checkedCallsOfMuslLeaveNoName() throws IOException {
        TinyElf musl = TinyElf.pie(Machine.AMD64)
                .interpreter("/lib/ld-musl-x86_64.so.1")
                .needs("libc.musl-x86_64.so.1");

        assertThat(value("fortify", musl)).isEqualTo("not known");
        assertThat(value("canary", musl)).isEqualTo("no");
    }

    private Rating rating(TinyElf elf) throws IOException {
        return protection("search-path", dynamic(elf)).rating();
    }

    private static TinyElf dynamic(TinyElf elf) {
        return elf.interpreter("/lib64/ld-linux-x86-64.so.2").needs("libc.so.6");
    }

    private String value(String id, TinyElf elf) throws IOException {
        return protection(id, elf).value();
    }

    private Protection protection(String id, TinyElf elf) throws IOException {
        Path file = elf.writeTo(folder.resolve("main"));
        Examination.Executable read = (Examination.Executable) BinaryReader.examine(file);
        try (ElfFile open = ElfFile.open(file).orThrow()) {
            return Hardening.of(open, read.facts()).find(id).orElseThrow();
        }
    }
}
