package dev.seaworthy.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DigestTest {
    private static final String SUM = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    @Test
    void theDigestOfNothing() {
        assertThat(Digest.isDigest("sha256:" + SUM)).isTrue();
        assertThat(new Digest("sha256:" + SUM).hex()).isEqualTo(SUM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sha256:", "sha256:../../etc/passwd", "sha512:" + SUM, SUM, "sha256:" + SUM + "0"})
    void isNoDigest(String text) {
        assertThat(Digest.isDigest(text)).isFalse();
    }
}
