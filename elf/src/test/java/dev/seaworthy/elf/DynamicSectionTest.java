package dev.seaworthy.elf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.testkit.Machine;
import dev.seaworthy.testkit.TinyElf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DynamicSectionTest {

    private static DynamicSection dynamic(TinyElf elf) {
        return Example.read(elf).dynamic().orThrow().orElseThrow();
    }

    @ParameterizedTest
    @EnumSource
    void names_the_libraries_and_where_to_look_for_them(Machine machine) {
        DynamicSection program = dynamic(Example.program(machine));
        DynamicSection library = dynamic(Example.library(machine));

        assertThat(program.needed()).containsExactly("libc.so.6", "libm.so.6");
        assertThat(program.runpath()).contains("$ORIGIN/lib");
        assertThat(program.rpath()).isEmpty();
        assertThat(program.soname()).isEmpty();
        assertThat(library.soname()).contains("libexample.so.1");
        assertThat(library.rpath()).contains("/opt/lib");
    }

    @Test
    void is_read_without_section_headers() {
        assertThat(dynamic(Example.program(Machine.AMD64).withoutSections()))
                .isEqualTo(dynamic(Example.program(Machine.AMD64)));
    }

    @Test
    void static_programs_have_none() {
        assertThat(Example.read(TinyElf.executable(Machine.AMD64)).dynamic().orThrow())
                .isEmpty();
    }

    @Test
    void keeps_entries_that_it_does_not_know() {
        DynamicSection dynamic = dynamic(TinyElf.library(Machine.AMD64).dynamicEntry(0x6000_0042, 7));

        assertThat(dynamic.entries()).contains(new DynamicSection.Entry(0x6000_0042, 7));
        assertThat(dynamic.value(0x6000_0042)).hasValue(7);
        assertThat(dynamic.value(0x6000_0043)).isEmpty();
    }

    @Test
    void of_two_entries_with_one_tag_the_last_counts() {
        DynamicSection dynamic = dynamic(TinyElf.library(Machine.AMD64)
                .dynamicEntry(DynamicSection.FLAGS, 1)
                .dynamicEntry(DynamicSection.FLAGS, 2));

        assertThat(dynamic.value(DynamicSection.FLAGS)).hasValue(2);
    }

    @Test
    void the_loader_goes_by_the_address_and_not_by_the_offset() {
        byte[] bytes = Example.library(Machine.AMD64).bytes();
        int header = 64 + 2 * 56; // PT_DYNAMIC is the third here.
        assertThat(Example.read(bytes).segments().get(2).type()).isEqualTo(Segment.DYNAMIC);
        Example.with64(bytes, header + 8, 0);

        assertThat(Example.read(bytes).dynamic().orThrow().orElseThrow().soname())
                .contains("libexample.so.1");
    }

    @Test
    void a_name_outside_the_string_table_is_damage() {
        byte[] bytes = Example.program(Machine.AMD64).bytes();
        Example.with64(bytes, Example.dynamicEntry(bytes, DynamicSection.RUNPATH) + 8, 0x7fff_ffff_ffff_ffffL);

        assertThat(Example.read(bytes).dynamic())
                .isInstanceOfSatisfying(
                        Parsed.Malformed.class,
                        damage -> assertThat(damage.what()).isEqualTo("dynamic string"));
    }

    @Test
    void names_without_a_string_table_are_damage() {
        byte[] bytes = Example.program(Machine.AMD64).bytes();
        Example.with64(bytes, Example.dynamicEntry(bytes, DynamicSection.STRTAB), 0x6000_0000);

        assertThat(Example.read(bytes).dynamic())
                .isInstanceOfSatisfying(
                        Parsed.Malformed.class,
                        damage -> assertThat(damage.expected()).isEqualTo("a string table (DT_STRTAB)"));
    }

    @Test
    void a_name_that_runs_over_the_end_of_the_string_table_is_damage() {
        byte[] bytes = Example.program(Machine.AMD64).bytes();
        Example.with64(bytes, Example.dynamicEntry(bytes, DynamicSection.STRSZ) + 8, 3);

        assertThat(Example.read(bytes).dynamic()).isInstanceOf(Parsed.Malformed.class);
    }
}
