package dev.seaworthy.trial.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CaptureTest {
    @Test
    void tellsOfEveryLine() {
        List<String> lines = new ArrayList<>();
        Capture capture = new Capture(in("one\ntwo\nrest"), line -> lines.add(line.text()));

        capture.run();

        assertThat(lines).containsExactly("one", "two", "rest");
        assertThat(capture.text(4)).isEqualTo("two\nrest");
    }

    @Test
    void keepsTheBeginningAndTheEndOfMuch() {
        String much = "first" + "x".repeat(1 << 20) + "last";
        Capture capture = new Capture(in(much), _ -> {});

        capture.run();

        assertThat(capture.count()).isEqualTo(much.length());
        assertThat(capture.text(0)).startsWith("first").endsWith("last").hasSizeLessThan(2 * Capture.KEPT + 100);
        assertThat(capture.text(0)).contains("[… " + (much.length() - 2 * Capture.KEPT) + " bytes left out …]");
    }

    private static ByteArrayInputStream in(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
