package dev.seaworthy.elf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.testkit.Machine;
import dev.seaworthy.testkit.TinyElf;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SegmentsTest {

    @ParameterizedTest
    @EnumSource
    void are_read_in_both_classes_and_byte_orders(Machine machine) {
        ElfFile elf = Example.read(Example.program(machine));

        assertThat(elf.segments())
                .extracting(Segment::type)
                .containsExactly(
                        Segment.PROGRAM_HEADERS,
                        Segment.INTERPRETER,
                        Segment.LOAD,
                        Segment.LOAD,
                        Segment.DYNAMIC,
                        Segment.NOTE,
                        Segment.NOTE,
                        Segment.GNU_STACK);
        Segment code = elf.segments().get(2);
        Segment data = elf.segments().get(3);
        assertThat(code.executable()).isTrue();
        assertThat(code.writable()).isFalse();
        assertThat(code.address()).isEqualTo(0x400000);
        assertThat(code.offset()).isZero();
        assertThat(code.fileSize()).isEqualTo(code.memorySize()).isPositive();
        assertThat(code.align()).isEqualTo(0x10000);
        assertThat(data.writable()).isTrue();
        assertThat(data.address()).isEqualTo(0x410000 + data.offset());
    }

    @Test
    void a_stack_may_be_executable() {
        assertThat(Example.read(TinyElf.executable(Machine.AMD64))
                        .segment(Segment.GNU_STACK)
                        .orElseThrow()
                        .executable())
                .isFalse();
        assertThat(Example.read(TinyElf.executable(Machine.AMD64).executableStack())
                        .segment(Segment.GNU_STACK)
                        .orElseThrow()
                        .executable())
                .isTrue();
    }

    @Test
    void a_file_may_have_none() {
        byte[] bytes = TinyElf.executable(Machine.AMD64).bytes();
        Example.with16(bytes, 56, 0);
        Example.with16(bytes, 54, 0); // The size of each is 0 too, then.

        assertThat(Example.read(bytes).segments()).isEmpty();
    }

    @Test
    void more_than_65534_are_counted_in_section_0() {
        // As in the core dump of a process with many mappings; here the escape is used for a small number.
        byte[] bytes = TinyElf.executable(Machine.AMD64).bytes();
        int sections = (int) Example.read(bytes).header().sectionHeaders();
        Example.with16(bytes, 16, ElfHeader.TYPE_CORE);
        Example.with16(bytes, 56, ElfHeader.PN_XNUM);
        Example.with32(bytes, sections + 44, 2);

        assertThat(Example.read(bytes).segments()).hasSize(2);
    }

    @Test
    void more_than_the_kernel_accepts_are_damage() {
        byte[] bytes = Arrays.copyOf(TinyElf.executable(Machine.AMD64).bytes(), 1 << 20);
        Example.with16(bytes, 56, 1171);

        assertThat(ElfFile.read(Bytes.of(bytes)))
                .isEqualTo(
                        new Parsed.Malformed<>("program header count 1171", 56, "at most 1170, all inside the file"));
    }

    @Test
    void of_another_size_are_damage() {
        byte[] bytes = TinyElf.executable(Machine.AMD64).bytes();
        Example.with16(bytes, 54, 32);

        assertThat(ElfFile.read(Bytes.of(bytes))).isEqualTo(new Parsed.Malformed<>("program header size 32", 54, "56"));
    }

    @Test
    void tell_where_an_address_lies_in_the_file() {
        ElfFile elf = Example.read(Example.program(Machine.AMD64));
        Segment data = elf.segments().get(3);

        assertThat(elf.fileOffset(data.address() + 4)).hasValue(data.offset() + 4);
        assertThat(elf.fileOffset(data.address() + data.fileSize())).isEmpty();
        assertThat(elf.fileOffset(0)).isEmpty();
        assertThat(elf.fileOffset(-1)).isEmpty();
        assertThat(elf.at(0x400000, 4, "magic").matches(0, ElfHeader.MAGIC)).isTrue();
        assertThat(Parsed.reading(() -> elf.at(data.address(), data.fileSize() + 1, "data")))
                .isInstanceOf(Parsed.Malformed.class);
    }

    @Test
    void addresses_of_memory_without_file_bytes_lie_nowhere() {
        byte[] bytes = Example.library(Machine.AMD64).bytes();
        int loadHeader = 64 + 56; // The second program header is the writable segment.
        long address = Example.read(bytes).segments().get(1).address();
        Example.with64(bytes, loadHeader + 40, 0x100000); // p_memsz: much .bss

        assertThat(Example.read(bytes).fileOffset(address + 0x80000)).isEmpty();
    }
}
