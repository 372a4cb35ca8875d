package dev.seaworthy.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcFileTest {
    /** The kernel gives such numbers to the first read only. */
    @Test
    void numbersOfTheKernelAreReadWhole() throws Exception {
        Path file = Path.of("/proc/sys/kernel/pid_max");
        assumeThat(file).isReadable();

        assertThat(ProcFile.number(file)).contains(Long.valueOf(cat(file)));
    }

    private static String cat(Path file) throws IOException, InterruptedException {
        Process cat = new ProcessBuilder("cat", file.toString()).start();
        String text = new String(cat.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        cat.waitFor();
        return text;
    }

    @Test
    void whatIsNotThereIsEmpty(@TempDir Path folder) {
        assertThat(ProcFile.text(folder.resolve("nothing"))).isEmpty();
        assertThat(ProcFile.text(folder)).isEmpty();
    }
}
