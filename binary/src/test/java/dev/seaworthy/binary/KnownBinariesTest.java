package dev.seaworthy.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seaworthy.testkit.Machine;
import dev.seaworthy.testkit.TinyElf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is the same object was remembered; facts that were read again are equal at most. */
class KnownBinariesTest {
    /** Longer than a tick of the kernel's clock, which gives files their times. */
    private static final Duration COARSEST_TIME = Duration.ofMillis(50);

    private static final Duration OLD_ENOUGH = COARSEST_TIME.multipliedBy(2);

    @TempDir
    Path folder;

    private final KnownBinaries known = new KnownBinaries(2, COARSEST_TIME);
    private Path file = Path.of("");

    @BeforeEach
    void writeAnOldFile() throws IOException, InterruptedException {
        file = TinyElf.executable(Machine.AMD64).writeTo(folder.resolve("service"));
        Thread.sleep(OLD_ENOUGH);
    }

    private static LinkMode linkMode(Examination examination) {
        return ((Examination.Executable) examination).facts().linkMode();
    }

    @Test
    void anUnchangedFileIsReadOnce() throws IOException {
        Examination first = known.examine(file);

        assertThat(known.examine(file)).isSameAs(first);
        assertThat(known.examine(file, Runnable::run)).isSameAs(first);
    }

    @Test
    void aFileThatWasJustWrittenIsReadAgain() throws IOException {
        KnownBinaries known = new KnownBinaries(2);
        Path fresh = TinyElf.executable(Machine.AMD64).writeTo(folder.resolve("fresh"));

        assertThat(known.examine(fresh)).isNotSameAs(known.examine(fresh));
    }

    /** As a build does it that sets the times of what it makes: only the inode's own time tells. */
    @Test
    void anotherContentOfTheSameSizeAndTimeIsSeen() throws IOException {
        FileTime time = Files.getLastModifiedTime(file);
        assertThat(linkMode(known.examine(file))).isEqualTo(LinkMode.STATIC);

        byte[] other = TinyElf.pie(Machine.AMD64).bytes();
        byte[] padded = java.util.Arrays.copyOf(other, (int) Math.max(other.length, Files.size(file)));
        Files.write(file, padded);
        Files.setLastModifiedTime(file, time);

        assertThat(linkMode(known.examine(file))).isEqualTo(LinkMode.STATIC_PIE);
    }

    @Test
    void aFileThatTookItsPlaceIsSeen() throws IOException, InterruptedException {
        Path other = TinyElf.pie(Machine.AMD64).writeTo(folder.resolve("other"));
        Thread.sleep(OLD_ENOUGH);
        assertThat(linkMode(known.examine(file))).isEqualTo(LinkMode.STATIC);

        Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);

        assertThat(linkMode(known.examine(file))).isEqualTo(LinkMode.STATIC_PIE);
    }

    @Test
    void aFileThatIsGoneIsMissedAtOnce() throws IOException {
        known.examine(file);
        Files.delete(file);

        assertThatThrownBy(() -> known.examine(file)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void theOneThatWasAskedForLongestAgoIsForgotten() throws IOException, InterruptedException {
        Path second = TinyElf.executable(Machine.AMD64).writeTo(folder.resolve("second"));
        Path third = TinyElf.executable(Machine.AMD64).writeTo(folder.resolve("third"));
        Thread.sleep(OLD_ENOUGH);
        Examination first = known.examine(file);
        Examination forgotten = known.examine(second);
        known.examine(file);
        known.examine(third);

        assertThat(known.examine(file)).isSameAs(first);
        assertThat(known.examine(second)).isNotSameAs(forgotten);
    }
}
