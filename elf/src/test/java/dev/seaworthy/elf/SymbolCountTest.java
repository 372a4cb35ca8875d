package dev.seaworthy.elf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.testkit.Machine;
import dev.seaworthy.testkit.TinyElf;
import dev.seaworthy.testkit.TinyElf.Hash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nothing says how many dynamic symbols there are; it follows from the tables around them. */
class SymbolCountTest {

    private static long count(TinyElf elf) {
        return Example.read(elf).dynamicSymbols().orThrow().orElseThrow().size();
    }

    private static TinyElf library(Machine machine) {
        return TinyElf.library(machine, "l")
                .imports("one")
                .imports("two")
                .exports("three")
                .exports("four")
                .exports("five")
                .exports("six");
    }

    @ParameterizedTest
    @EnumSource
    void is_in_the_system_v_hash_table(Machine machine) {
        // On s390x its numbers have 8 bytes instead of 4.
        assertThat(count(library(machine).hashes(Hash.SYSV).withoutSections())).isEqualTo(7);
    }

    @ParameterizedTest
    @EnumSource
    void follows_from_the_gnu_hash_table(Machine machine) {
        assertThat(count(library(machine).hashes(Hash.GNU).withoutSections())).isEqualTo(7);
    }

    @ParameterizedTest
    @EnumSource
    void follows_from_the_section_when_nothing_is_exported(Machine machine) {
        TinyElf elf = TinyElf.executable(machine).imports("one").imports("two").hashes(Hash.GNU);

        assertThat(count(elf)).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void follows_from_the_next_table_when_there_is_nothing_else(Machine machine) {
        // The GNU table of a program that exports nothing knows of no symbol, and there are no sections.
        assertThat(count(TinyElf.executable(machine)
                        .needs("libc.so.6", "GLIBC_2.34")
                        .imports("one", "GLIBC_2.34")
                        .imports("two")
                        .hashes(Hash.GNU)
                        .withoutSections()))
                .isEqualTo(3);
        assertThat(count(TinyElf.executable(machine).imports("one").hashes().withoutSections()))
                .isEqualTo(2);
    }

    @Test
    void a_claim_beyond_the_file_is_not_believed() {
        byte[] bytes = library(Machine.AMD64).hashes(Hash.SYSV).bytes();
        Example.with32(bytes, Example.section(bytes, ".hash") + 4, 0x7fff_ffff);

        assertThat(Example.read(bytes).dynamicSymbols().orThrow().orElseThrow().size())
                .isEqualTo(7);
    }

    @Test
    void a_gnu_table_with_more_buckets_than_bytes_is_damage() {
        byte[] bytes = library(Machine.AMD64).withoutSections().bytes();
        long table = Example.read(bytes)
                .dynamic()
                .orThrow()
                .orElseThrow()
                .value(DynamicSection.GNU_HASH)
                .orElseThrow();
        Example.with32(bytes, (int) table, -1); // The address is the offset: the base address is 0.

        assertThat(Example.read(bytes).dynamicSymbols())
                .isEqualTo(new Parsed.Malformed<>("GNU hash table", table, "buckets inside the file"));
    }
}
