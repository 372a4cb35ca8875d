package dev.seaworthy.elf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.testkit.Machine;
import dev.seaworthy.testkit.TinyElf;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NotesTest {

    private static List<Note> notes(TinyElf elf) {
        return Example.read(elf).notes().orThrow();
    }

    @ParameterizedTest
    @EnumSource
    void carry_the_build_ids(Machine machine) {
        List<Note> notes = notes(Example.program(machine));

        assertThat(notes).extracting(Note::owner).containsExactly("GNU", "Go", "GNU");
        assertThat(notes).extracting(Note::type).containsExactly(3, 4, 5);
        assertThat(Note.buildId(notes)).contains("0123456789abcdef");
        assertThat(Note.goBuildId(notes)).contains("action/content");
        assertThat(Note.abiTag(notes)).isEmpty();
        assertThat(Note.dlopen(notes)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void the_abi_tag_is_a_kernel(Machine machine) {
        ByteBuffer tag = ByteBuffer.allocate(16).order(machine.order());
        tag.putInt(0).putInt(3).putInt(2).putInt(0);

        assertThat(Note.abiTag(notes(TinyElf.executable(machine).note("GNU", 1, tag.array()))))
                .contains("Linux 3.2.0");
    }

    @Test
    void libraries_that_are_opened_later_are_json() {
        String json = "[{\"soname\":[\"libzstd.so.1\"]}]";
        TinyElf elf = TinyElf.executable(Machine.AMD64)
                .note("FDO", 0x407c0c0a, (json + "\0").getBytes(StandardCharsets.UTF_8));

        assertThat(Note.dlopen(notes(elf))).containsExactly(json);
    }

    @Test
    void of_object_files_are_found_by_section() {
        byte[] bytes = Example.program(Machine.AMD64).bytes();
        Example.with64(bytes, 32, 0); // No program headers.
        Example.with16(bytes, 56, 0);

        assertThat(Example.read(bytes).notes().orThrow()).extracting(Note::type).containsExactly(3, 4, 5);
    }

    @Test
    void outside_the_segments_of_notes_are_found_by_section() {
        // Go's own linker does so with the GNU build id.
        byte[] bytes = Example.program(Machine.AMD64).bytes();
        int header = 64 + 5 * 56;
        Example.with32(bytes, header, 0);

        assertThat(Example.read(bytes).notes().orThrow()).extracting(Note::type).containsExactly(5, 3, 4);
        assertThat(Note.buildId(Example.read(bytes).notes().orThrow())).contains("0123456789abcdef");
    }

    @Test
    void need_no_sections() {
        assertThat(Note.buildId(notes(Example.program(Machine.S390X).withoutSections())))
                .contains("0123456789abcdef");
        assertThat(notes(TinyElf.executable(Machine.AMD64).withoutSections())).isEmpty();
    }

    @Test
    void of_any_length_are_padded() {
        TinyElf elf = TinyElf.executable(Machine.AMD64);
        for (int length = 0; length < 9; length++) {
            elf.note("x".repeat(length), length, new byte[length]);
        }

        assertThat(notes(elf)).extracting(Note::type).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(notes(elf)).allMatch(note -> note.description().size() == note.type());
    }

    @Test
    void larger_than_their_segment_are_damage() {
        byte[] bytes = Example.program(Machine.AMD64).bytes();
        int at = Example.section(bytes, ".note");

        assertThat(Example.read(Example.with32(bytes.clone(), at, -1)).notes()).isInstanceOf(Parsed.Malformed.class);
        assertThat(Example.read(Example.with32(bytes.clone(), at + 4, -1)).notes())
                .isInstanceOf(Parsed.Malformed.class);
    }
}
