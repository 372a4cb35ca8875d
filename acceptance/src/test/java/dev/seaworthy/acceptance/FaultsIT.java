package dev.seaworthy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.binary.BinaryReader;
import dev.seaworthy.testkit.Machine;
import dev.seaworthy.testkit.TinyElf;
import dev.seaworthy.testkit.TinyTar;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What goes wrong around the command: disks that are full, files that change, processes that are killed. It says so in one
 * line, ends with a documented code, and leaves nothing half-written.
 */
class FaultsIT {
    private static final int EXIT_INPUT = 3;
    /** Facts of a file are not kept before it is older than the clock of any file system is coarse. */
    private static final String SETTLE = "sleep 2.2\n";

    private static final String NO_SPACE = "No space left on device";

    @TempDir
    Path work;

    @BeforeEach
    void aProgramAndAnImage() throws IOException {
        TinyElf.executable(Machine.AMD64)
                .interpreter("/lib64/ld-linux-x86-64.so.2")
                .needs("libc.so.6", "GLIBC_2.34")
                .writeTo(work.resolve("program"));
        TinyTar root = TinyTar.empty();
        for (int i = 0; i < 2000; i++) {
            root.file("usr/share/some/folder/file-number-" + i, "x");
        }
        Files.write(work.resolve("root.tar"), root.bytes());
    }

    private Finished shell(String script) throws Exception {
        return FaultyPlace.shell(work, script);
    }

    private Finished onFullDisk(int free, String script) throws Exception {
        return FaultyPlace.onFullDisk(work, free, SETTLE + script);
    }

    private static void isRefused(Finished finished, String why) {
        FaultyPlace.isRefused(finished, why);
    }

    @Test
    void standardOutputIsFull() throws Exception {
        for (String format : List.of("text", "json")) {
            isRefused(
                    shell("$SEAWORTHY check program --on debian:12 --format " + format + " > /dev/full"),
                    "standard output cannot be written: " + NO_SPACE);
        }
    }

    @Test
    void whoReadsTheOutputHasSeenEnough() throws Exception {
        Finished finished = shell("$SEAWORTHY check program --on scratch | true\nexit ${PIPESTATUS[0]}");

        assertThat(finished.err()).isEmpty();
        assertThat(finished.exitCode()).isEqualTo(1);
    }

    @Test
    void theDiskOfTheReportIsFull() throws Exception {
        Finished finished = onFullDisk(0, """
                head -c 100k /dev/zero >> small/taken 2> more
                $SEAWORTHY check program --on debian:12 --format json --output small/report.json
                code=$?
                cat small/report.json
                ls -A small
                exit $code
                """);

        isRefused(finished, "small/report.json: cannot be written: " + NO_SPACE);
        assertThat(finished.out()).isEqualTo("before\nreport.json\ntaken\n");
    }

    @Test
    void theDiskOfTheCacheIsFull() throws Exception {
        Finished finished = onFullDisk(16, """
                $SEAWORTHY check program --on root.tar --verbose --format json > first
                code=$?
                find small/cache -type f
                rm small/taken
                $SEAWORTHY check program --on root.tar --verbose --format json > second
                find small/cache -type f | wc -l
                $SEAWORTHY check program --on root.tar --verbose --format json > third
                cmp first second && cmp second third
                exit $code
                """);

        assertThat(finished.exitCode()).as(finished.err()).isEqualTo(1);
        // Nothing of the first attempt is left; the second is kept.
        assertThat(finished.out()).isEqualTo("1\n");
        assertThat(finished.err()).contains("cache").hasLineCount(1);
    }

    @Test
    void theCacheIsReadOnly() throws Exception {
        Finished finished = onFullDisk(900, """
                mkdir small/cache
                mount -o remount,ro small
                $SEAWORTHY check program --on root.tar --verbose > first
                """);

        assertThat(finished.exitCode()).as(finished.err()).isEqualTo(1);
        assertThat(finished.err()).contains("cache").hasLineCount(1);
    }

    @Test
    void theCacheIsDamaged() throws Exception {
        String check = "$SEAWORTHY check program --on root.tar --format json";
        shell(SETTLE + check + " > first");
        try (Stream<Path> files = Files.walk(work.resolve("cache"))) {
            List<Path> all = files.filter(Files::isRegularFile).toList();
            assertThat(all).isNotEmpty();
            for (Path file : all) {
                byte[] kept = Files.readAllBytes(file);
                for (int at : new int[] {10, kept.length / 2, kept.length - 20}) {
                    byte[] damaged = kept.clone();
                    damaged[at] ^= 0x41;
                    Files.write(file, damaged);
                    assertThat(shell(check + " > again; cmp first again").exitCode())
                            .isZero();
                }
                Files.write(file, java.util.Arrays.copyOf(kept, kept.length / 2));
                assertThat(shell(check + " > again; cmp first again").exitCode())
                        .isZero();
            }
        }
    }

    @Test
    void killedInTheMiddle() throws Exception {
        String check = "$SEAWORTHY check program --on root.tar --format json";
        assertThat(shell(SETTLE + check + " > first").exitCode()).isEqualTo(1);
        Finished finished = shell("""
                for pause in 0.2 0.4 0.6 0.8 1.0 1.3; do
                    rm -rf cache report.json
                    %s --output report.json &
                    sleep $pause
                    kill -KILL $!
                    wait $! 2> ended
                    [ ! -e report.json ] || cmp first report.json || exit 5
                    %s --output again.json
                    cmp first again.json || exit 6
                done 2> killed
                """.formatted(check, check));

        assertThat(finished.exitCode()).as(finished.out()).isZero();
    }

    @Test
    void fewFileDescriptors() throws Exception {
        Finished finished = shell(
                "ulimit -n 20; $SEAWORTHY check program program program --on debian:12,alpine:3.20,dir:/,root.tar");

        assertThat(finished.exitCode()).as(finished.err()).isIn(1, EXIT_INPUT);
        assertThat(finished.err().lines()).hasSizeLessThan(8).allMatch(line -> line.startsWith("seaworthy: "));
    }

    @Test
    void aSmallHeap() throws Exception {
        Finished finished = shell("""
                SEAWORTHY="${SEAWORTHY/-XX:+UseSerialGC/-XX:+UseSerialGC -Xmx64m}"
                $SEAWORTHY check program --on debian:12,alpine:3.20,root.tar,dir:/
                """);

        assertThat(finished.exitCode()).as(finished.err()).isIn(1, EXIT_INPUT);
        assertThat(finished.err().lines()).hasSizeLessThan(2).allMatch(line -> line.startsWith("seaworthy: "));
    }

    private void whileCut(FaultyPlace.Attempt attempt) throws Exception {
        FaultyPlace.whileCut(work.resolve("large"), attempt);
    }

    @Test
    void aFileThatIsCutWhileItIsRead() throws Exception {
        whileCut(file -> {
            int changed = 0;
            for (int i = 0; i < 300; i++) {
                try {
                    BinaryReader.examine(file);
                } catch (IOException told) {
                    changed++;
                }
            }
            assertThat(changed)
                    .as("times that it was told, or the cut was missed")
                    .isLessThan(300);
        });
    }

    @Test
    void aFileThatIsCutWhileTheCommandReadsIt() throws Exception {
        whileCut(file -> {
            for (String words : List.of("check large --on debian:12", "inspect large --hardening")) {
                for (int i = 0; i < 3; i++) {
                    Finished finished = shell("$SEAWORTHY " + words);

                    assertThat(finished.exitCode()).as(finished.err()).isIn(0, 1, EXIT_INPUT);
                    assertThat(finished.err().lines()).hasSizeLessThan(2);
                }
            }
        });
    }

    @Test
    void aFileThatIsReplacedWhileItIsRead() throws Exception {
        TinyElf.library(Machine.S390X).writeTo(work.resolve("other"));
        Finished finished = shell("""
                cp program one
                while [ ! -e stop ]; do cp other beside; mv beside program; cp one beside; mv beside program; done &
                $SEAWORTHY check program --on debian:12; code=$?
                touch stop; wait; exit $code
                """);

        assertThat(finished.exitCode()).as(finished.err()).isIn(0, 1, EXIT_INPUT);
        assertThat(finished.err().lines()).hasSizeLessThan(2);
    }

    @Test
    void allThatWasWrittenIsWhole() throws Exception {
        assertThat(shell("$SEAWORTHY check program --on debian:12 --format json --output report.json")
                        .exitCode())
                .isZero();
        assertThat(Files.readString(work.resolve("report.json"), StandardCharsets.UTF_8))
                .endsWith("}\n");
        try (Stream<Path> files = Files.list(work)) {
            assertThat(files.map(file -> file.getFileName().toString())).noneMatch(name -> name.endsWith(".tmp"));
        }
    }
}
