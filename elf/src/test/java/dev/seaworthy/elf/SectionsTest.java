package dev.seaworthy.elf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.testkit.Machine;
import dev.seaworthy.testkit.TinyElf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SectionsTest {

    @ParameterizedTest
    @EnumSource
    void are_found_by_name_and_by_type(Machine machine) {
        SectionTable sections =
                Example.read(Example.program(machine)).sections().orThrow();

        Section symbols = sections.named(".dynsym").orElseThrow();
        assertThat(sections.ofType(Section.DYNSYM)).contains(symbols);
        assertThat(symbols.entrySize()).isEqualTo(machine.wordSize() == 8 ? 24 : 16);
        assertThat(symbols.size()).isEqualTo(5 * symbols.entrySize());
        assertThat(symbols.address()).isEqualTo(0x400000 + symbols.offset());
        assertThat(symbols.info()).isEqualTo(1);
        assertThat(sections.at(symbols.link()).map(Section::name)).contains(".dynstr");
        assertThat(sections.named(".absent")).isEmpty();
        assertThat(sections.at(-1)).isEmpty();
        assertThat(sections.at(1000)).isEmpty();
    }

    @Test
    void a_file_may_have_none() {
        SectionTable sections = Example.read(TinyElf.executable(Machine.AMD64).withoutSections())
                .sections()
                .orThrow();

        assertThat(sections.isEmpty()).isTrue();
    }

    @Test
    void more_than_65279_are_counted_in_section_0() {
        byte[] bytes = TinyElf.executable(Machine.AMD64).bytes();
        ElfHeader header = Example.read(bytes).header();
        int first = (int) header.sectionHeaders();
        Example.with16(bytes, 60, 0); // e_shnum: look into sh_size of section 0
        Example.with64(bytes, first + 32, header.sectionHeaderCount());
        Example.with16(bytes, 62, 0xffff); // e_shstrndx: look into its sh_link
        Example.with32(bytes, first + 40, header.sectionNames());

        assertThat(Example.read(bytes).sections().orThrow().sections())
                .extracting(Section::name)
                .containsExactly("", ".text", ".shstrtab");
    }

    @Test
    void zero_initialised_ones_take_no_bytes_in_the_file() {
        byte[] bytes = TinyElf.executable(Machine.AMD64).bytes();
        int text = (int) Example.read(bytes).header().sectionHeaders() + 64;
        Example.with32(bytes, text + 4, Section.NOBITS);
        Example.with64(bytes, text + 32, Long.MAX_VALUE);

        Section section =
                Example.read(bytes).sections().orThrow().named(".text").orElseThrow();
        assertThat(section.fileSize()).isZero();
        assertThat(section.size()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void without_names_are_still_sections() {
        byte[] bytes = TinyElf.executable(Machine.AMD64).bytes();
        Example.with16(bytes, 62, 0);

        assertThat(Example.read(bytes).sections().orThrow().sections())
                .extracting(Section::name)
                .containsExactly("", "", "");
    }

    @Test
    void outside_the_file_are_damage_and_leave_the_rest_readable() {
        byte[] bytes = Example.program(Machine.AMD64).bytes();
        Example.with64(bytes, 40, 0x7fff_ffff_ffff_fff0L);
        ElfFile elf = Example.read(bytes);

        assertThat(elf.sections()).isInstanceOf(Parsed.Malformed.class);
        assertThat(elf.symbols()).isInstanceOf(Parsed.Malformed.class);
        assertThat(elf.dynamicSymbols().orThrow().orElseThrow().size()).isEqualTo(5);
        assertThat(elf.notes().orThrow()).hasSize(3);
    }
}
