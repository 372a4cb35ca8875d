package dev.seaworthy.elf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ParsedTest {
    private static final Parsed<Integer> READ = new Parsed.Read<>(4);
    private static final Parsed<Integer> DAMAGED = new Parsed.Malformed<>("number", 16, "a digit");
    private static final Parsed<Integer> OTHER = new Parsed.NotThisFormat<>();

    @Test
    void what_was_read_can_be_used_further() {
        assertThat(READ.map(number -> number * 2)).isEqualTo(new Parsed.Read<>(8));
        assertThat(READ.asOptional()).contains(4);
        assertThat(READ.orElse(5)).isEqualTo(4);
        assertThat(READ.orThrow()).isEqualTo(4);
    }

    @Test
    void damage_stays_damage() {
        assertThat(DAMAGED.map(number -> number * 2)).isEqualTo(DAMAGED);
        assertThat(DAMAGED.asOptional()).isEmpty();
        assertThat(DAMAGED.orElse(5)).isEqualTo(5);
        assertThat(Parsed.reading(DAMAGED::orThrow)).isEqualTo(DAMAGED);
        assertThat(((Parsed.Malformed<Integer>) DAMAGED).describe())
                .isEqualTo("number at offset 0x10: expected a digit");
    }

    @Test
    void another_format_stays_another_format() {
        assertThat(OTHER.map(number -> number * 2)).isEqualTo(OTHER);
        assertThat(OTHER.orElse(5)).isEqualTo(5);
        assertThat(OTHER.asOptional()).isEmpty();
    }

    @Test
    void faults_of_the_program_are_not_mistaken_for_damage() {
        assertThatThrownBy(() -> Parsed.reading(() -> {
                    throw new IllegalStateException("fault");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Parsed.reading(() -> {
                    throw new InternalError("fault");
                }))
                .isInstanceOf(InternalError.class);
    }
}
