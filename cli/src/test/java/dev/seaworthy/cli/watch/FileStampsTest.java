package dev.seaworthy.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileStampsTest {
    @TempDir
    Path work;

    @Test
    void aFileIsTheSameUntilItIsWritten() throws IOException {
        Path file = Files.writeString(work.resolve("app"), "one");
        FileStamps before = FileStamps.of(List.of(file));
        assertThat(FileStamps.of(List.of(file))).isEqualTo(before);

        Files.writeString(file, "longer");
        assertThat(FileStamps.of(List.of(file))).isNotEqualTo(before);
    }

    @Test
    void anotherFileOfTheSameSizeAndTimeInItsPlaceIsAChange() throws IOException {
        Path file = Files.writeString(work.resolve("app"), "one");
        FileStamps before = FileStamps.of(List.of(file));
        FileTime time = Files.getLastModifiedTime(file);

        Path other = Files.writeString(work.resolve("other"), "two");
        Files.setLastModifiedTime(other, time);
        Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);

        assertThat(FileStamps.of(List.of(file))).isNotEqualTo(before);
    }

    @Test
    void aDirectoryHasTheStampsOfAllFilesInIt() throws IOException {
        Path deep = Files.createDirectories(work.resolve("bin/amd64"));
        FileStamps empty = FileStamps.of(List.of(work));
        assertThat(empty.isEmpty()).isTrue();

        Files.writeString(deep.resolve("app"), "one");
        assertThat(FileStamps.of(List.of(work))).isNotEqualTo(empty);
    }

    @Test
    void whatIsGoneHasNone() {
        assertThat(FileStamps.of(List.of(work.resolve("nothing"))).isEmpty()).isTrue();
    }
}
