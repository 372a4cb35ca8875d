package dev.seaworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What happens to an answer that nobody can take. */
class WrittenTest {
    private static Written failing(String why) {
        return new Written(new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw new IOException(why);
            }
        });
    }

    private static void print(Written written) {
        new PrintStream(written, true, StandardCharsets.UTF_8).println("an answer");
    }

    @Test
    void a_full_disk_is_a_loss() {
        Written written = failing("No space left on device");

        print(written);

        assertThat(written.lost()).contains("No space left on device");
    }

    @Test
    void a_reader_that_has_seen_enough_is_none() {
        Written written = failing("Broken pipe");

        print(written);

        assertThat(written.lost()).isEmpty();
    }
}
