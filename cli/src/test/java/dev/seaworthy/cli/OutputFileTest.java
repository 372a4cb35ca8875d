package dev.seaworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A report is there as a whole, or the one before it still is. */
class OutputFileTest {
    @TempDir
    private Path directory;

    private Path before() throws IOException {
        return Files.writeString(directory.resolve("report.json"), "the one before");
    }

    private void isAlone(Path report) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).containsExactly(report);
        }
    }

    @Test
    void a_report_that_cannot_be_finished_leaves_the_one_before() throws IOException {
        Path report = before();

        assertThatThrownBy(() -> OutputFile.write(report.toString(), out -> {
                    out.print("half of it".repeat(100_000));
                    throw new OutOfMemoryError("as if");
                }))
                .isInstanceOf(OutOfMemoryError.class);

        assertThat(report).hasContent("the one before");
        isAlone(report);
    }

    @Test
    void what_is_printed_takes_the_place_of_the_one_before() throws IOException {
        Path report = before();

        OutputFile.write(report.toString(), out -> out.print("é, and half a pair: \ud83d."));

        assertThat(report).hasContent("é, and half a pair: ?.");
        isAlone(report);
    }

    @Test
    void a_device_that_takes_nothing_is_complained_of() {
        assertThatThrownBy(() -> OutputFile.write("/dev/full", out -> out.print("lost")))
                .isInstanceOf(IOException.class)
                .hasMessage("No space left on device");
    }
}
