package dev.seaworthy.inspect.needs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.binary.BinaryReader;
import dev.seaworthy.binary.Examination;
import dev.seaworthy.elf.Bytes;
import dev.seaworthy.testkit.Machine;
import dev.seaworthy.testkit.TinyElf;
import org.junit.jupiter.api.Test;

/** What tiny programs need. */
class NeedsTest {
    @Test
    void aStaticProgramNeedsAKernelOnly() {
        Needs needs = needs(TinyElf.executable(Machine.AMD64));

        assertThat(needs.all()).extracting(Need::id).containsExactly("architecture");
        assertThat(needs.complete()).as("it is no Go program").isFalse();
    }

    @Test
    void theNewestVersionIsTheFloorAndTheSymbolThatForcesItIsNamed() {
        Needs needs = needs(TinyElf.pie(Machine.AMD64)
                .interpreter("/lib64/ld-linux-x86-64.so.2")
                .needs("libc.so.6", "GLIBC_2.9", "GLIBC_2.34")
                .imports("memcpy", "GLIBC_2.9")
                .imports("pthread_create", "GLIBC_2.34"));

        Need floor = needs.all().stream()
                .filter(one -> one.id().equals("glibc"))
                .findFirst()
                .orElseThrow();
        assertThat(floor.level()).contains("2.34");
        assertThat(floor.evidence()).containsExactly("GLIBC_2.34 for pthread_create");
        assertThat(needs.all()).extracting(Need::key).contains("loader", "library libc.so.6");
    }

    @Test
    void largePagesMatterWhereTheyExist() {
        assertThat(needs(TinyElf.executable(Machine.ARM64)).all())
                .extracting(Need::id)
                .contains("page-size");
    }

    private static Needs needs(TinyElf program) {
        return Needs.of(((Examination.Executable) BinaryReader.examine(Bytes.of(program.bytes()))).facts());
    }
}
