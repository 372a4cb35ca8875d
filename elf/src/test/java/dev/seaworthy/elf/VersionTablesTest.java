package dev.seaworthy.elf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.testkit.Machine;
import dev.seaworthy.testkit.TinyElf;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VersionTablesTest {

    @ParameterizedTest
    @EnumSource
    void needs_are_grouped_by_library(Machine machine) {
        assertThat(Example.read(Example.program(machine)).versionNeeds().orThrow())
                .containsExactly(
                        new VersionNeed(
                                "libc.so.6",
                                List.of(
                                        new VersionNeed.Version("GLIBC_2.17", false, 2),
                                        new VersionNeed.Version("GLIBC_2.34", false, 3))),
                        new VersionNeed("libm.so.6", List.of(new VersionNeed.Version("GLIBC_2.29", true, 4))));
    }

    @ParameterizedTest
    @EnumSource
    void definitions_begin_with_the_library_itself(Machine machine) {
        assertThat(Example.read(Example.library(machine)).versionDefinitions().orThrow())
                .containsExactly(
                        new VersionDefinition("libexample.so.1", 1, true),
                        new VersionDefinition("EX_1", 2, false),
                        new VersionDefinition("EX_2", 3, false));
    }

    @Test
    void files_without_versions_have_none() {
        ElfFile elf = Example.read(TinyElf.library(Machine.AMD64, "libplain.so").exports("plain"));

        assertThat(elf.versionNeeds().orThrow()).isEmpty();
        assertThat(elf.versionDefinitions().orThrow()).isEmpty();
    }

    @Test
    void loaders_ignore_the_claimed_numbers_of_entries() {
        byte[] bytes = Example.program(Machine.AMD64).bytes();
        Example.with64(bytes, Example.dynamicEntry(bytes, DynamicSection.VERNEEDNUM) + 8, 1);
        Example.with16(bytes, Example.section(bytes, ".gnu.version_r") + 2, 1);

        assertThat(Example.read(bytes).versionNeeds())
                .isEqualTo(Example.read(Example.program(Machine.AMD64)).versionNeeds());
    }

    @Test
    void another_revision_is_damage() {
        byte[] program = Example.program(Machine.AMD64).bytes();
        int needs = Example.section(program, ".gnu.version_r");
        byte[] library = Example.library(Machine.AMD64).bytes();
        int definitions = Example.section(library, ".gnu.version_d");

        assertThat(Example.read(Example.with16(program, needs, 2)).versionNeeds())
                .isEqualTo(new Parsed.Malformed<>("version need 2", needs, "revision 1"));
        assertThat(Example.read(Example.with16(library, definitions, 2)).versionDefinitions())
                .isEqualTo(new Parsed.Malformed<>("version definition 2", definitions, "revision 1"));
    }

    @Test
    void entries_outside_the_file_are_damage() {
        byte[] bytes = Example.program(Machine.AMD64).bytes();
        Example.with32(bytes, Example.section(bytes, ".gnu.version_r") + 8, 0x7fff_ffff);

        assertThat(Example.read(bytes).versionNeeds()).isInstanceOf(Parsed.Malformed.class);
        assertThat(Example.read(bytes).dynamicSymbols()).isInstanceOf(Parsed.Malformed.class);
    }
}
