package dev.seaworthy.inspect.difference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.binary.BinaryReader;
import dev.seaworthy.binary.Examination;
import dev.seaworthy.elf.Bytes;
import dev.seaworthy.elf.ElfFile;
import dev.seaworthy.inspect.difference.Change.Effect;
import dev.seaworthy.testkit.Machine;
import dev.seaworthy.testkit.TinyElf;
import org.junit.jupiter.api.Test;

/** What changed between tiny programs. */
class DifferenceTest {
    private static final String LOADER = "/lib64/ld-linux-x86-64.so.2";

    @Test
    void aProgramDoesNotDifferFromItself() {
        Difference difference = between(glibc("GLIBC_2.34"), glibc("GLIBC_2.34"));

        assertThat(difference.changes()).isEmpty();
        assertThat(difference.wantsALook()).isFalse();
    }

    @Test
    void aNewerGlibcIsADemandAndAnOlderOneARelief() {
        Change up = change(between(glibc("GLIBC_2.17"), glibc("GLIBC_2.34")), "glibc");
        Change down = change(between(glibc("GLIBC_2.34"), glibc("GLIBC_2.9")), "glibc");

        assertThat(up.before()).isEqualTo("glibc 2.17 or newer");
        assertThat(up.after()).isEqualTo("glibc 2.34 or newer");
        assertThat(up.effect()).isEqualTo(Effect.DEMANDS);
        assertThat(up.because()).containsExactly("GLIBC_2.34 for puts");
        assertThat(down.effect()).isEqualTo(Effect.RELIEVES);
    }

    @Test
    void aProgramThatIsNoLongerStaticAsksForALoader() {
        Difference difference = between(TinyElf.executable(Machine.AMD64), glibc("GLIBC_2.34"));

        assertThat(change(difference, "loader").effect()).isEqualTo(Effect.DEMANDS);
        assertThat(change(difference, "library libc.so.6").effect()).isEqualTo(Effect.DEMANDS);
        assertThat(change(difference, "link-mode").after()).isEqualTo("pie");
    }

    @Test
    void anotherArchitectureIsADemand() {
        assertThat(change(between(TinyElf.executable(Machine.AMD64), TinyElf.executable(Machine.ARM64)), "architecture")
                        .effect())
                .isEqualTo(Effect.DEMANDS);
    }

    @Test
    void aLostProtectionIsAWeakness() {
        Difference difference = between(
                TinyElf.executable(Machine.AMD64),
                TinyElf.executable(Machine.AMD64).executableStack());

        assertThat(change(difference, "nx-stack").effect()).isEqualTo(Effect.WEAKENS);
        assertThat(difference.wantsALook()).isTrue();
    }

    private static TinyElf glibc(String version) {
        return TinyElf.pie(Machine.AMD64)
                .interpreter(LOADER)
                .needs("libc.so.6", version)
                .imports("puts", version);
    }

    private static Change change(Difference difference, String id) {
        return difference.changes().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Difference between(TinyElf before, TinyElf after) {
        return Difference.between(side(before), side(after));
    }

    private static Side side(TinyElf program) {
        Bytes bytes = Bytes.of(program.bytes());
        ElfFile elf = ElfFile.read(bytes).orThrow();
        return Side.of(elf, ((Examination.Executable) BinaryReader.examine(bytes)).facts());
    }
}
