package dev.seaworthy.binary.calls;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AddressSetTest {
    @Test
    void numbersItsOffsetsInAscendingOrder() {
        AddressSet set = new AddressSet(10_000);
        int[] offsets = {0, 4, 252, 256, 260, 9_996};
        for (int offset : offsets) {
            set.add(offset);
        }

        set.seal();
        assertThat(set.count()).isEqualTo(offsets.length);
        for (int i = 0; i < offsets.length; i++) {
            assertThat(set.rank(offsets[i])).isEqualTo(i);
        }
        assertThat(set.rank(8)).isEqualTo(-1);
        assertThat(set.rank(-4)).isEqualTo(-1);
        assertThat(set.rank(10_000)).isEqualTo(-1);
    }
}
