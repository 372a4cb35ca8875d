package dev.seaworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.testkit.Machine;
import dev.seaworthy.testkit.TinyElf;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever it is given, it answers in one line and with the documented exit code. */
class BadInputTest {
    /** An ELF file that every machine that runs this test has: the Java launcher. */
    private static final Path REAL = Path.of(System.getProperty("java.home"), "bin", "java");

    private static final int HEADERS = 4096;

    @TempDir
    private Path work;

    private record Answer(int exitCode, String out, String err) {}

    @Test
    void anEmptyFile() throws IOException {
        assertRefused(Files.createFile(work.resolve("empty")), "is an empty file");
    }

    @Test
    void aTextFile() throws IOException {
        assertRefused(Files.writeString(work.resolve("notes"), "hello\n"), "is a text file");
    }

    @Test
    void aScript() throws IOException {
        assertRefused(Files.writeString(work.resolve("run"), "#!/bin/sh\necho\n"), "is a script, run by /bin/sh");
    }

    @Test
    void noSuchFile() {
        assertRefused(work.resolve("nothing"), "there is no such file");
    }

    @Test
    void aDeviceIsNeverRead() {
        assertRefused(Path.of("/dev/zero"), "is not a regular file");
    }

    @Test
    void aPluginThatIsNotThere() throws IOException {
        Path service = TinyElf.executable(Machine.AMD64).writeTo(work.resolve("service"));

        Answer answer = check(
                List.of(service.toString(), "--plugin", work.resolve("gone.so").toString()));

        assertThat(answer.err()).hasLineCount(1).contains("gone.so: there is no such file");
        assertThat(answer.exitCode()).isEqualTo(ExitCode.INPUT);
        assertThat(answer.out()).contains("service");
    }

    @Test
    void aLinkToItself() throws IOException {
        assertRefused(Files.createSymbolicLink(work.resolve("loop"), Path.of("loop")), "symbolic links");
    }

    @Test
    void aNameThatWouldMoveTheCursor() throws IOException {
        Path odd = Files.writeString(work.resolve("a\nb\033[31m"), "text\n");

        Answer answer = check(List.of(odd.toString()));

        assertThat(answer.err()).hasLineCount(1).doesNotContain("\033");
    }

    @Test
    void fourGibibytesOfNothing() throws IOException {
        Path sparse = work.resolve("sparse");
        try (RandomAccessFile file = new RandomAccessFile(sparse.toFile(), "rw")) {
            file.setLength(4L << 30);
        }
        assertRefused(sparse, "unknown format");
    }

    @Test
    void aHeaderAndFourGibibytesOfNothing() throws IOException {
        Path sparse = work.resolve("sparse");
        Files.write(sparse, head(HEADERS));
        try (RandomAccessFile file = new RandomAccessFile(sparse.toFile(), "rw")) {
            file.setLength(4L << 30);
        }
        Answer answer = check(List.of(sparse.toString(), "--on", "scratch"));

        assertThat(answer.out() + answer.err()).doesNotContain("✓");
    }

    @Test
    void everyLengthOfARealFilesHeaders() throws IOException {
        byte[] head = head(HEADERS);
        Path cut = work.resolve("cut");
        for (int length = 0; length < head.length; length += length < 256 ? 1 : 61) {
            Files.write(cut, java.util.Arrays.copyOf(head, length));

            Answer answer = check(List.of(cut.toString(), "--on", "scratch"));

            assertThat(answer.exitCode()).as("%d bytes", length).isEqualTo(ExitCode.INPUT);
            assertThat(answer.err()).as("%d bytes", length).hasLineCount(1).doesNotContain("Exception");
        }
    }

    @Test
    void flippedBytesOfARealFile() throws IOException {
        byte[] real = Files.readAllBytes(REAL);
        long seed = 20261123;
        Random random = new Random(seed);
        Path damaged = work.resolve("damaged");
        for (int round = 0; round < 300; round++) {
            byte[] copy = real.clone();
            for (int flips = 1 + random.nextInt(8); flips > 0; flips--) {
                int where = random.nextBoolean()
                        ? random.nextInt(Math.min(HEADERS, copy.length))
                        : random.nextInt(copy.length);
                copy[where] = (byte) random.nextInt(256);
            }
            Files.write(damaged, copy);

            Answer answer = check(List.of(damaged.toString(), "--on", "dir:/"));

            assertThat(answer.exitCode())
                    .as("seed %d, round %d", seed, round)
                    .isBetween(0, 3)
                    .isNotEqualTo(2);
            assertThat(answer.err()).as("seed %d, round %d", seed, round).doesNotContain("internal error");
        }
    }

    @Test
    void aRootWithLoopsAndLinksThatLeaveIt() throws IOException {
        Path root = Files.createDirectory(work.resolve("root"));
        Files.createSymbolicLink(root.resolve("lib64"), Path.of("../../../../../../lib64"));
        Files.createSymbolicLink(root.resolve("lib"), Path.of("/usr/lib"));
        Files.createSymbolicLink(root.resolve("usr"), Path.of("usr"));

        Answer answer = check(List.of(REAL.toString(), "--on", "dir:" + root));

        // Outside of the root that loader is there; inside it is not.
        assertThat(answer.exitCode()).isEqualTo(ExitCode.WORSE);
        assertThat(answer.out()).contains("loader/interpreter-missing");
    }

    @Test
    void oneBadInputDoesNotSpoilTheOthers() throws IOException {
        Path text = Files.writeString(work.resolve("notes"), "hello\n");

        Answer answer = check(List.of(text.toString(), REAL.toString(), "--on", "scratch"));

        assertThat(answer.exitCode()).isEqualTo(ExitCode.INPUT);
        assertThat(answer.out()).contains("java on scratch");
        assertThat(answer.err()).hasLineCount(1);
    }

    @Test
    void anUnknownTargetNamesTheNearest() {
        Answer answer = check(List.of(REAL.toString(), "--on", "alpin:3.20"));

        assertThat(answer.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(answer.err()).contains("did you mean alpine:3.20").hasLineCount(2);
    }

    @Test
    void anUnknownOption() {
        assertThat(check(List.of(REAL.toString(), "--nope")).exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(check(List.of()).exitCode()).isEqualTo(ExitCode.USAGE);
    }

    private void assertRefused(Path file, String why) {
        Answer answer = org.junit.jupiter.api.Assertions.assertTimeout(
                Duration.ofSeconds(10), () -> check(List.of(file.toString(), "--on", "scratch")));
        assertThat(answer.exitCode()).isEqualTo(ExitCode.INPUT);
        assertThat(answer.err()).hasLineCount(1).contains(why);
        assertThat(answer.out()).isEmpty();
    }

    private static byte[] head(int length) throws IOException {
        return java.util.Arrays.copyOf(Files.readAllBytes(REAL), length);
    }

    private static Answer check(List<String> arguments) {
        List<String> all = new ArrayList<>(List.of("check"));
        all.addAll(arguments);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = Main.run(
                all.toArray(String[]::new),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Answer(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
