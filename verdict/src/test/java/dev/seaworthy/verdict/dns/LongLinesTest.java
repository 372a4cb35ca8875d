package dev.seaworthy.verdict.dns;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A file's one line may be as long as the file. Once each source cost a copy of all that follow it. */
@Timeout(20)
class LongLinesTest {
    private static final int SOURCES = 200_000;

    @Test
    void nsswitch_with_very_many_sources() {
        String text = "hosts:" + " a".repeat(SOURCES) + " [NOTFOUND=return]\n";

        assertThat(GoNsSwitch.read(text).sources()).hasSize(SOURCES);
        assertThat(GlibcNsSwitch.read(text).sources()).hasSize(SOURCES);
    }
}
