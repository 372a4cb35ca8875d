package dev.seaworthy.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class HostToolsTest {
    @Test
    void whatAProgramPrintsIsItsAnswer() {
        assertThat(HostTools.ask("echo", List.of("hello"))).contains("hello\n");
    }

    @Test
    void aProgramThatFailsOrIsNotThereHasNone() {
        assertThat(HostTools.ask("false", List.of())).isEmpty();
        assertThat(HostTools.ask("no-such-program", List.of())).isEmpty();
    }

    @Test
    void aProgramThatSaysNothingIsNotWaitedForLong() {
        long start = System.nanoTime();

        assertThat(HostTools.ask("sleep", List.of("30"), 1)).isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }

    /** Its end once closed what it had said, before that was read. */
    @Test
    void whatAProgramSaidIsThereAfterItsEnd() throws Exception {
        Process process = HostTools.start("echo", List.of("hello"), 5).orElseThrow();
        process.onExit().get();
        Thread.sleep(100);

        assertThat(process.getInputStream().readAllBytes()).asString().isEqualTo("hello\n");
    }
}
