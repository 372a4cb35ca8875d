package dev.seaworthy.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PassingLineTest {
    private static final long SECOND = 1_000_000_000L;

    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private final AtomicLong now = new AtomicLong(17);

    private PassingLine line(boolean shown) {
        return new PassingLine(new PrintStream(screen, true, UTF_8), shown, SECOND / 10, now::get);
    }

    @Test
    void workThatIsDoneWithinASecondSaysNothing() {
        PassingLine line = line(true);

        now.addAndGet(SECOND - 1);

        assertThat(line.isDue()).isFalse();
        line.clear();
        assertThat(screen.toString(UTF_8)).isEmpty();
    }

    @Test
    void aTextStaysForAStepAndIsThenWrittenOver() {
        PassingLine line = line(true);
        now.addAndGet(SECOND);
        assertThat(line.isDue()).isTrue();
        line.write("1 of 2");

        assertThat(line.isDue()).isFalse();
        now.addAndGet(SECOND / 10);
        assertThat(line.isDue()).isTrue();
        line.write("2 of 2");
        line.clear();

        assertThat(screen.toString(UTF_8)).isEqualTo("\r\033[K1 of 2\r\033[K2 of 2\r\033[K");
    }

    @Test
    void nothingIsDueWithoutATerminal() {
        PassingLine line = line(false);

        now.addAndGet(SECOND * 10);

        assertThat(line.isDue()).isFalse();
    }
}
