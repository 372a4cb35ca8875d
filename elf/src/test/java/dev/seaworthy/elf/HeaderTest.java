package dev.seaworthy.elf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.testkit.Machine;
import dev.seaworthy.testkit.TinyElf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HeaderTest {

    @ParameterizedTest
    @EnumSource
    void says_for_which_machine_the_file_is(Machine machine) {
        ElfHeader header = Example.read(TinyElf.executable(machine)).header();

        assertThat(header.machine()).isEqualTo(machine.number());
        assertThat(header.wordSize()).isEqualTo(machine.wordSize());
        assertThat(header.order()).isEqualTo(machine.order());
        assertThat(header.flags()).isEqualTo(machine.flags());
        assertThat(header.type()).isEqualTo(ElfHeader.TYPE_EXEC);
        assertThat(header.entry()).isBetween(0x400000L, 0x401000L);
        assertThat(header.machineName()).isEqualTo(machine.goName());
        assertThat(header.architecture()).isEqualTo(Architecture.named(machine.goName()));
    }

    @Test
    void a_library_and_a_position_independent_executable_have_the_same_type() {
        assertThat(Example.read(TinyElf.pie(Machine.AMD64)).header().type()).isEqualTo(ElfHeader.TYPE_DYN);
        assertThat(Example.read(TinyElf.library(Machine.AMD64, "l")).header().type())
                .isEqualTo(ElfHeader.TYPE_DYN);
    }

    @Test
    void carries_the_operating_system_abi() {
        ElfHeader header = Example.read(TinyElf.executable(Machine.AMD64).osAbi(ElfHeader.OSABI_FREEBSD))
                .header();

        assertThat(header.osAbi()).isEqualTo(ElfHeader.OSABI_FREEBSD);
        assertThat(header.abiVersion()).isZero();
    }

    @Test
    void the_x32_abi_is_no_architecture_of_go() {
        byte[] bytes = TinyElf.executable(Machine.I386).bytes();
        Example.with16(bytes, 18, Machine.AMD64.number());

        assertThat(Example.read(bytes).header().architecture()).isEmpty();
        assertThat(Example.read(bytes).header().machineName()).isEqualTo("machine 62");
    }

    @Test
    void other_files_are_of_another_format() {
        assertThat(ElfFile.read(Bytes.of("#!/bin/sh\n".getBytes(java.nio.charset.StandardCharsets.UTF_8))))
                .isInstanceOf(Parsed.NotThisFormat.class);
        assertThat(ElfFile.read(Bytes.of(new byte[0]))).isInstanceOf(Parsed.NotThisFormat.class);
        assertThat(ElfFile.read(Bytes.of(new byte[] {0x7f, 'E', 'L'}))).isInstanceOf(Parsed.NotThisFormat.class);
    }

    @Test
    void damage_names_the_field_its_place_and_what_belongs_there() {
        byte[] bytes = TinyElf.executable(Machine.AMD64).bytes();
        bytes[4] = 3;

        assertThat(ElfFile.read(Bytes.of(bytes)))
                .isEqualTo(new Parsed.Malformed<>("ELF class", 4, "1 (32-bit) or 2 (64-bit)"));
    }

    @Test
    void a_file_that_ends_in_its_header_is_damaged() {
        assertThat(ElfFile.read(Bytes.of(new byte[] {0x7f, 'E', 'L', 'F'}))).isInstanceOf(Parsed.Malformed.class);
        assertThat(ElfFile.read(Bytes.of(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0})))
                .isInstanceOfSatisfying(
                        Parsed.Malformed.class,
                        damage -> assertThat(damage.describe())
                                .isEqualTo("ELF header at offset 0x0: expected 64 bytes inside the 8 that are there"));
    }
}
