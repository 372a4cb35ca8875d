package dev.seaworthy.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenFileTest {

    @TempDir
    private Path folder;

    @Test
    void the_same_text_passes() throws IOException {
        Path file = Files.writeString(folder.resolve("expected.txt"), "one\ntwo\n");

        new GoldenFile(file, false).matches("one\ntwo\n");
    }

    @Test
    void another_text_fails_with_the_first_line_that_differs() throws IOException {
        Path file = Files.writeString(folder.resolve("expected.txt"), "one\ntwo\n");

        assertThatThrownBy(() -> new GoldenFile(file, false).matches("one\n2\n"))
                .isInstanceOf(AssertionError.class)
                .hasMessage(file + ": line 2 differs\n- two\n+ 2\nIf the new text is right, run the test with "
                        + "-Dseaworthy.golden=rewrite and review the difference.");
        assertThatThrownBy(() -> new GoldenFile(file, false).matches("one"))
                .hasMessageContaining("line 2 differs\n- two\n+ (the text ends here)");
    }

    @Test
    void an_absent_file_fails_with_what_it_would_hold() {
        assertThatThrownBy(() -> new GoldenFile(folder.resolve("absent.txt"), false).matches("one\n"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("absent.txt does not exist")
                .hasMessageEndingWith("one\n");
    }

    @Test
    void rewriting_accepts_the_text() throws IOException {
        Path file = folder.resolve("new/expected.txt");

        new GoldenFile(file, true).matches("one\n");

        assertThat(file).hasContent("one\n");
        new GoldenFile(file, true).matches("two\n");
        assertThat(file).hasContent("two\n");
    }
}
