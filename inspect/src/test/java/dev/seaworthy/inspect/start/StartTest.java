package dev.seaworthy.inspect.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.binary.BinaryReader;
import dev.seaworthy.binary.Examination;
import dev.seaworthy.elf.Bytes;
import dev.seaworthy.elf.ElfFile;
import dev.seaworthy.inspect.libraries.Libraries;
import dev.seaworthy.testkit.Machine;
import dev.seaworthy.testkit.TinyElf;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How tiny programs are started. What is Go's own is compared with real binaries elsewhere. */
class StartTest {
    @Test
    void aStaticProgramIsEnteredByTheKernel() {
        Start start = start(TinyElf.executable(Machine.AMD64), new Libraries.Static(List.of()));

        assertThat(start.movable()).isFalse();
        assertThat(start.steps()).extracting(Step::id).doesNotContain("load");
        assertThat(step(start, "interpreter").what()).contains("no PT_INTERP");
        assertThat(step(start, "jump").what()).contains("0x");
        assertThat(start.mappings())
                .isNotEmpty()
                .allSatisfy(mapping -> assertThat(mapping.fileBytes()).isLessThanOrEqualTo(mapping.memoryBytes()));
    }

    @Test
    void aDynamicOneByItsLoader() {
        Libraries nowhere = new Libraries.NotLoaded("/lib64/ld-linux-x86-64.so.2", "it is not there", true, List.of());

        Start start = start(
                TinyElf.pie(Machine.AMD64)
                        .interpreter("/lib64/ld-linux-x86-64.so.2")
                        .needs("libc.so.6", "GLIBC_2.34")
                        .imports("__libc_start_main", "GLIBC_2.34"),
                nowhere);

        assertThat(start.movable()).isTrue();
        assertThat(step(start, "interpreter").what()).contains("/lib64/ld-linux-x86-64.so.2");
        assertThat(step(start, "load").details()).anyMatch(line -> line.contains("it is not there"));
        assertThat(step(start, "c-start").details()).anyMatch(line -> line.contains("__libc_start_main@GLIBC_2.34"));
    }

    @Test
    void aStackThatMayHoldCodeIsSaid() {
        Start start = start(TinyElf.executable(Machine.AMD64).executableStack(), new Libraries.Static(List.of()));

        assertThat(step(start, "stack").details()).anyMatch(line -> line.contains("may hold code"));
    }

    private static Step step(Start start, String id) {
        Optional<Step> step =
                start.steps().stream().filter(one -> one.id().equals(id)).findFirst();
        return step.orElseThrow();
    }

    private static Start start(TinyElf program, Libraries libraries) {
        Bytes bytes = Bytes.of(program.bytes());
        ElfFile elf = ElfFile.read(bytes).orThrow();
        return Start.of(elf, ((Examination.Executable) BinaryReader.examine(bytes)).facts(), libraries);
    }
}
