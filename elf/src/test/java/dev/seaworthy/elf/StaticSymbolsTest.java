package dev.seaworthy.elf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.testkit.Machine;
import dev.seaworthy.testkit.TinyElf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StaticSymbolsTest {

    @ParameterizedTest
    @EnumSource
    void are_read_in_both_classes_and_byte_orders(Machine machine) {
        ElfFile elf = Example.read(Example.program(machine));
        SymbolTable symbols = elf.symbols().orThrow().orElseThrow();

        assertThat(symbols.size()).isEqualTo(3);
        assertThat(symbols.stream()).extracting(Symbol::name).containsExactly("main.main", "main.init");
        Symbol main = symbols.get(1);
        assertThat(main.value()).isEqualTo(elf.header().entry());
        assertThat(main.size()).isEqualTo(4);
        assertThat(main.binding()).isEqualTo(Symbol.BIND_GLOBAL);
        assertThat(main.type()).isEqualTo(Symbol.TYPE_FUNCTION);
        assertThat(main.other()).isZero();
        assertThat(main.section())
                .isEqualTo(elf.sections()
                        .orThrow()
                        .sections()
                        .indexOf(elf.sections().orThrow().named(".text").orElseThrow()));
    }

    @Test
    void are_gone_when_the_file_was_stripped() {
        assertThat(Example.read(TinyElf.executable(Machine.AMD64)).symbols().orThrow())
                .isEmpty();
        assertThat(Example.read(Example.program(Machine.AMD64).withoutSections())
                        .symbols()
                        .orThrow())
                .isEmpty();
    }

    @Test
    void a_table_without_strings_is_damage() {
        byte[] bytes = Example.program(Machine.AMD64).bytes();
        ElfFile elf = Example.read(bytes);
        SectionTable sections = elf.sections().orThrow();
        int index = sections.sections().indexOf(sections.ofType(Section.SYMTAB).orElseThrow());
        Example.with32(bytes, (int) elf.header().sectionHeaders() + 64 * index + 40, 12345);

        assertThat(Example.read(bytes).symbols())
                .isInstanceOfSatisfying(
                        Parsed.Malformed.class,
                        damage -> assertThat(damage.expected()).isEqualTo("the index of a string table in sh_link"));
    }
}
