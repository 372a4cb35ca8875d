package dev.seaworthy.aot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ContentTest {
    @Test
    void givesItsBytesOnceInAnyPortions() {
        Content content = new Content(new byte[] {1, -1, 3, 4, 5});
        byte[] two = new byte[2];

        assertThat(content.read()).isEqualTo(1);
        assertThat(content.read()).isEqualTo(255);
        assertThat(content.read(two, 1, 1)).isEqualTo(1);
        assertThat(two).containsExactly(0, 3);
        assertThat(content.available()).isEqualTo(2);
        assertThat(content.readAllBytes()).containsExactly(4, 5);
        assertThat(content.read()).isEqualTo(-1);
        assertThat(content.read(two, 0, 2)).isEqualTo(-1);
        assertThat(content.readAllBytes()).isEmpty();
    }
}
