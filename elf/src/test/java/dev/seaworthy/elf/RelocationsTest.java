package dev.seaworthy.elf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.testkit.Machine;
import dev.seaworthy.testkit.TinyElf;
import dev.seaworthy.testkit.TinyElf.Hash;
import dev.seaworthy.testkit.TinySymbol;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class RelocationsTest {

    private static List<Relocation> relocations(ElfFile elf) {
        List<Relocation> found = new ArrayList<>();
        assertThat(elf.relocations(found::add).orThrow()).isEqualTo(found.size());
        return found;
    }

    private static List<String> names(ElfFile elf, Relocation.Table table) {
        DynamicSymbols symbols = elf.dynamicSymbols().orThrow().orElseThrow();
        return relocations(elf).stream()
                .filter(one -> one.table() == table && one.symbol() != 0)
                .map(one -> symbols.get(one.symbol()).nameAndVersion())
                .toList();
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"MIPS", "MIPSLE", "MIPS64", "MIPS64LE"})
    void name_the_symbols_that_the_loader_must_find(Machine machine) {
        ElfFile elf = Example.read(Example.program(machine));

        assertThat(names(elf, Relocation.Table.PLT))
                .containsExactly("pthread_create@GLIBC_2.34", "puts", "__gmon_start__");
        assertThat(names(elf, Relocation.Table.ORDINARY)).containsExactly("stdout@GLIBC_2.17");
    }

    @ParameterizedTest
    @EnumSource(names = {"MIPS", "MIPSLE", "MIPS64", "MIPS64LE"})
    void on_mips_the_global_offset_table_names_them(Machine machine) {
        ElfFile elf = Example.read(Example.program(machine));
        long table = elf.sections().orThrow().named(".got").orElseThrow().address();

        assertThat(names(elf, Relocation.Table.GOT))
                .containsExactly("pthread_create@GLIBC_2.34", "puts", "__gmon_start__", "stdout@GLIBC_2.17");
        assertThat(relocations(elf).getFirst().offset()).isEqualTo(table + 2L * machine.wordSize());
    }

    @ParameterizedTest
    @EnumSource
    void have_the_type_and_the_place_that_the_machine_says(Machine machine) {
        TinyElf tiny = TinyElf.library(machine)
                .symbol(TinySymbol.exported("own").used(TinySymbol.Use.DATA))
                .relativeRelocations(2);
        ElfFile elf = Example.read(tiny);
        long data = elf.sections().orThrow().named(".data").orElseThrow().address();

        List<Relocation> found = relocations(elf);
        assertThat(found).hasSize(3);
        assertThat(found.get(0).type())
                .isEqualTo(found.get(1).type())
                .isPositive()
                .isLessThan(2048);
        assertThat(found.get(0).offset()).isEqualTo(data);
        assertThat(found.get(0).symbol()).isZero();
        assertThat(found.get(0).addend())
                .isEqualTo(machine.explicitAddends() ? elf.header().entry() : 0);
        assertThat(found.get(1).offset()).isEqualTo(data + machine.wordSize());
        assertThat(found.get(2).symbol()).isEqualTo(1);
        assertThat(found.get(2).table()).isEqualTo(Relocation.Table.ORDINARY);
    }

    @Test
    void of_mips64_have_one_type_whatever_the_byte_order() {
        // R_MIPS_REL32 in the last of 4 bytes that are not reversed with the byte order.
        for (Machine machine : List.of(Machine.MIPS64, Machine.MIPS64LE)) {
            assertThat(relocations(Example.read(TinyElf.library(machine).relativeRelocations(1))))
                    .extracting(Relocation::type)
                    .containsExactly(3);
        }
    }

    @Test
    void that_two_tables_list_are_reported_once() {
        byte[] bytes = TinyElf.library(Machine.AMD64)
                .imports("one")
                .relativeRelocations(1)
                .bytes();
        // As old linkers have it: DT_RELASZ spans both tables, which lie behind each other.
        Example.with64(bytes, Example.dynamicEntry(bytes, DynamicSection.RELASZ) + 8, 48);

        assertThat(relocations(Example.read(bytes)))
                .extracting(Relocation::table)
                .containsExactly(Relocation.Table.ORDINARY, Relocation.Table.PLT);
    }

    @ParameterizedTest
    @EnumSource
    void may_be_packed(Machine machine) {
        ElfFile elf = Example.read(TinyElf.pie(machine).packedRelativeRelocations(200));
        long data = elf.sections().orThrow().named(".data").orElseThrow().address();
        List<Long> found = new ArrayList<>();

        assertThat(elf.packedRelocations(found::add).orThrow()).isEqualTo(200);
        assertThat(found)
                .containsExactlyElementsOf(LongStream.range(0, 200)
                        .mapToObj(i -> data + i * machine.wordSize())
                        .toList());
        // What MIPS would add are those of its global offset table, which is empty here.
        assertThat(relocations(elf)).isEmpty();
    }

    @Test
    void outside_the_file_are_damage() {
        byte[] bytes = Example.program(Machine.AMD64).bytes();
        Example.with64(bytes, Example.dynamicEntry(bytes, DynamicSection.PLTRELSZ) + 8, 1L << 62);

        assertThat(Example.read(bytes).relocations(_ -> {})).isInstanceOf(Parsed.Malformed.class);
    }

    @Test
    void a_global_offset_table_smaller_than_its_claim_is_damage() {
        byte[] bytes = TinyElf.library(Machine.MIPS64LE)
                .imports("one")
                .hashes(Hash.SYSV)
                .bytes();
        Example.with64(bytes, Example.dynamicEntry(bytes, DynamicSection.MIPS_SYMTABNO) + 8, Long.MAX_VALUE);

        assertThat(Example.read(bytes).relocations(_ -> {}))
                .isInstanceOfSatisfying(
                        Parsed.Malformed.class,
                        damage -> assertThat(damage.what()).startsWith("global offset table"));
    }
}
