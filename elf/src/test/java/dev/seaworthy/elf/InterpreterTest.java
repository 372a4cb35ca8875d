package dev.seaworthy.elf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.testkit.Machine;
import dev.seaworthy.testkit.TinyElf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InterpreterTest {
    private static final String LOADER = "/lib/ld-musl-x86_64.so.1";

    @ParameterizedTest
    @EnumSource
    void is_a_path(Machine machine) {
        assertThat(Example.read(Example.program(machine)).interpreter().orThrow())
                .contains(machine.glibcInterpreter());
    }

    @Test
    void static_programs_have_none() {
        assertThat(Example.read(TinyElf.executable(Machine.AMD64)).interpreter().orThrow())
                .isEmpty();
    }

    @Test
    void without_its_zero_byte_the_kernel_refuses_the_file() {
        byte[] bytes = TinyElf.executable(Machine.AMD64).interpreter(LOADER).bytes();
        int at = Example.section(bytes, ".interp");
        bytes[at + LOADER.length()] = 'x';

        assertThat(Example.read(bytes).interpreter())
                .isEqualTo(
                        new Parsed.Malformed<>("interpreter path", at, "2 to 4096 bytes, of which the last is zero"));
    }

    @Test
    void ends_at_its_first_zero_byte() {
        byte[] bytes = TinyElf.executable(Machine.AMD64).interpreter(LOADER).bytes();
        bytes[Example.section(bytes, ".interp") + 4] = 0;

        assertThat(Example.read(bytes).interpreter().orThrow()).contains("/lib");
    }

    @Test
    void longer_than_a_path_may_be_is_damage() {
        TinyElf elf = TinyElf.executable(Machine.AMD64).interpreter("/".repeat(4096));

        assertThat(Example.read(elf).interpreter()).isInstanceOf(Parsed.Malformed.class);
        assertThat(Example.read(TinyElf.executable(Machine.AMD64).interpreter("/".repeat(4095)))
                        .interpreter())
                .isInstanceOf(Parsed.Read.class);
    }

    @Test
    void empty_is_damage() {
        assertThat(Example.read(TinyElf.executable(Machine.AMD64).interpreter(""))
                        .interpreter())
                .isInstanceOf(Parsed.Malformed.class);
    }
}
