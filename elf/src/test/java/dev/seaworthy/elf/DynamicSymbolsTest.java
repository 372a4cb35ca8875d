package dev.seaworthy.elf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.testkit.Machine;
import dev.seaworthy.testkit.TinyElf;
import dev.seaworthy.testkit.TinySymbol;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DynamicSymbolsTest {

    private static DynamicSymbols symbols(TinyElf elf) {
        return Example.read(elf).dynamicSymbols().orThrow().orElseThrow();
    }

    private static DynamicSymbols.Versioned named(DynamicSymbols symbols, String nameAndVersion) {
        return symbols.stream()
                .filter(one -> one.nameAndVersion().equals(nameAndVersion))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource
    void needed_ones_name_the_version_and_the_library(Machine machine) {
        DynamicSymbols symbols = symbols(Example.program(machine));

        DynamicSymbols.Versioned create = named(symbols, "pthread_create@GLIBC_2.34");
        assertThat(create.versionFile()).contains("libc.so.6");
        assertThat(create.hidden()).isFalse();
        assertThat(create.symbol().defined()).isFalse();
        assertThat(create.symbol().weak()).isFalse();
        assertThat(create.symbol().type()).isEqualTo(Symbol.TYPE_FUNCTION);
        assertThat(named(symbols, "stdout@GLIBC_2.17").symbol().type()).isEqualTo(Symbol.TYPE_OBJECT);
        assertThat(named(symbols, "puts").version()).isEmpty();
        assertThat(named(symbols, "__gmon_start__").symbol().weak()).isTrue();
        assertThat(symbols.size()).isEqualTo(5);
    }

    @ParameterizedTest
    @EnumSource
    void defined_ones_are_hidden_when_their_version_is_not_the_default(Machine machine) {
        ElfFile elf = Example.read(Example.library(machine));
        DynamicSymbols symbols = elf.dynamicSymbols().orThrow().orElseThrow();

        DynamicSymbols.Versioned today = named(symbols, "open@EX_2");
        DynamicSymbols.Versioned old = named(symbols, "open@EX_1");
        assertThat(today.hidden()).isFalse();
        assertThat(today.versionFile()).isEmpty();
        assertThat(old.hidden()).isTrue();
        assertThat(today.symbol().defined()).isTrue();
        assertThat(today.symbol().value()).isEqualTo(elf.header().entry());
        assertThat(today.symbol().size()).isEqualTo(4);
        assertThat(named(symbols, "plain").version()).isEmpty();
        assertThat(named(symbols, "malloc").symbol().defined()).isFalse();
    }

    @Test
    void the_base_version_is_no_version() {
        // Index 1 is both "global" and the definition of the file itself.
        DynamicSymbols symbols = symbols(Example.library(Machine.AMD64));

        assertThat(symbols.stream().map(DynamicSymbols.Versioned::version))
                .doesNotContain(Optional.of("libexample.so.1"));
    }

    @Test
    void one_version_name_may_be_needed_of_two_libraries() {
        TinyElf elf = TinyElf.executable(Machine.AMD64)
                .needs("libc.so.6", "GLIBC_2.29")
                .needs("libm.so.6", "GLIBC_2.29")
                .symbol(TinySymbol.imported("exp").version("libm.so.6", "GLIBC_2.29"))
                .symbol(TinySymbol.imported("posix_spawn_file_actions_addchdir_np")
                        .version("libc.so.6", "GLIBC_2.29"));

        assertThat(named(symbols(elf), "exp@GLIBC_2.29").versionFile()).contains("libm.so.6");
    }

    @Test
    void an_index_that_no_version_has_means_no_version() {
        byte[] bytes = Example.program(Machine.AMD64).bytes();
        Example.with16(bytes, Example.section(bytes, ".gnu.version") + 2, 0x7fff);

        assertThat(Example.read(bytes)
                        .dynamicSymbols()
                        .orThrow()
                        .orElseThrow()
                        .get(1)
                        .nameAndVersion())
                .isEqualTo("pthread_create");
    }

    @Test
    void whether_one_is_defined_is_known_without_its_name() {
        DynamicSymbols symbols = symbols(Example.library(Machine.MIPS));

        for (long i = 0; i < symbols.size(); i++) {
            assertThat(symbols.defined(i)).isEqualTo(symbols.get(i).symbol().defined());
        }
    }

    @Test
    void an_index_outside_the_table_is_damage() {
        DynamicSymbols symbols = symbols(Example.library(Machine.AMD64));

        assertThat(Parsed.reading(() -> symbols.get(symbols.size()))).isInstanceOf(Parsed.Malformed.class);
        assertThat(Parsed.reading(() -> symbols.get(-1))).isInstanceOf(Parsed.Malformed.class);
        assertThat(Parsed.reading(() -> symbols.get(Long.MAX_VALUE))).isInstanceOf(Parsed.Malformed.class);
    }

    @Test
    void static_programs_have_none() {
        assertThat(Example.read(TinyElf.executable(Machine.AMD64))
                        .dynamicSymbols()
                        .orThrow())
                .isEmpty();
    }
}
