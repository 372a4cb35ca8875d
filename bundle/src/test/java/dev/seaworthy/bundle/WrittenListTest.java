package dev.seaworthy.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The list that lies beside the files of a bundle, and what is not taken from it. */
class WrittenListTest {
    private static final String SUM = "0123456789abcdef".repeat(4);

    @TempDir
    private Path folder;

    private WrittenList read(String text) throws IOException {
        return WrittenList.read(Files.writeString(folder.resolve(BundleDirectory.LIST), text));
    }

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        WrittenList list = new WrittenList(
                Optional.of(new Origins(SUM, SUM.replace('0', 'f'))), Map.of("install.sh", SUM, "a/b c", SUM));

        assertThat(read(list.text())).isEqualTo(list);
    }

    @Test
    void anOlderListSaysNothingOfOrigins() throws IOException {
        assertThat(read(SUM + "  install.sh\n"))
                .isEqualTo(new WrittenList(Optional.empty(), Map.of("install.sh", SUM)));
        assertThat(WrittenList.read(folder.resolve("nowhere")).files()).isEmpty();
    }

    @Test
    void pathsThatLeaveTheDirectoryAreNotTaken() throws IOException {
        assertThat(read(SUM + "  ../passwd\n" + SUM + "  /etc/passwd\n" + SUM + "  a\0b\n# binary: " + SUM + "\n\n")
                        .files())
                .isEmpty();
    }
}
