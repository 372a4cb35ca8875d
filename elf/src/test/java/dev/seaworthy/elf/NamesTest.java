package dev.seaworthy.elf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The lengths of names, measured in a piece of the file: the same as those that are measured byte by byte. */
class NamesTest {
    private static final int LONGEST = 300;

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 9, 1_000, (1 << 20) - 3, 1 << 20, (1 << 20) + 3, 1_500_000})
    void areThoseOfALookAtEachByte(int size) {
        Random random = new Random(size);
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            // One and 0x80 are what a search by words could take for zero.
            bytes[i] = (byte) (random.nextInt(20) == 0 ? 0 : random.nextBoolean() ? 1 : 0x80);
        }
        bytes[size - 1] = 0;
        Bytes strings = Bytes.of(bytes);
        Names names = new Names(strings, LONGEST);

        for (int i = 0; i < 2_000; i++) {
            int offset = i < 10 ? Math.max(0, size - 1 - i) : random.nextInt(size);
            assertThat(names.length(offset)).as("at %d", offset).isEqualTo(oneByOne(bytes, offset));
        }
    }

    @Test
    void oneWithoutEndIsRefused() {
        Names names = new Names(Bytes.of("no end".getBytes(StandardCharsets.UTF_8)), LONGEST);

        assertThatThrownBy(() -> names.length(3)).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> names.length(6)).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> names.length(-1)).isInstanceOf(MalformedException.class);
    }

    /** As hostile files have them: the time must not grow with the size of the table for each of them. */
    @Test
    void aMillionNamesAtTheEndAreMeasuredInNoTime() {
        byte[] bytes = new byte[1 << 20];
        Names names = new Names(Bytes.of(bytes), LONGEST);

        long sum = 0;
        for (int i = 0; i < 1_000_000; i++) {
            sum += names.length(bytes.length - 1 - i % 3);
        }

        assertThat(sum).isZero();
    }

    private static int oneByOne(byte[] bytes, int offset) {
        int end = offset;
        while (bytes[end] != 0) {
            end++;
        }
        return end - offset;
    }
}
