package dev.seaworthy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.seaworthy.testkit.Machine;
import dev.seaworthy.testkit.TinyElf;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/** A folder in which something goes wrong while the command works there, and what has to hold whatever it is. */
final class FaultyPlace {
    static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final String APP = Path.of(System.getProperty("seaworthy.app", "../cli/build/full/app"))
            .toAbsolutePath()
            .normalize()
            .toString();
    private static final int EXIT_INPUT = 3;

    private FaultyPlace() {}

    /** A line of shell in which {@code $SEAWORTHY} is the command, in a mount namespace of its own where there may be one. */
    private static Finished shell(Path work, boolean mounts, Path cache, String script) throws Exception {
        // Without descriptors or room no program tidies up behind itself, and others look into /tmp.
        Path temporary = Files.createDirectories(work.resolve("tmp"));
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxrwxrwx"));
        List<String> command = new ArrayList<>();
        if (mounts) {
            command.addAll(List.of("unshare", "--mount"));
        }
        command.addAll(List.of(
                "bash",
                "-c",
                "SEAWORTHY='" + JAVA + " -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Djava.io.tmpdir=" + temporary
                        + " -p " + APP + " -m dev.seaworthy.cli/dev.seaworthy.cli.Main'\n" + script));
        Finished finished = Finished.of(work, Map.of("XDG_CACHE_HOME", cache.toString()), command);
        assertThat(finished.out() + finished.err())
                .doesNotContain("Exception:", "Exception in", "internal error", "\tat ", "SIGBUS");
        try (Stream<Path> files = Files.list(work)) {
            assertThat(files.map(file -> file.getFileName().toString())).noneMatch(name -> name.startsWith("hs_err"));
        }
        return finished;
    }

    static Finished shell(Path work, String script) throws Exception {
        return shell(work, false, work.resolve("cache"), script);
    }

    /** With a small disk at {@code small}, on which everything is taken but so many KiB. */
    static Finished onFullDisk(Path work, int free, String script) throws Exception {
        Files.createDirectories(work.resolve("small"));
        assumeThat(Finished.of(work, Map.of(), List.of("unshare", "--mount", "mount", "-t", "tmpfs", "tmpfs", "small"))
                        .exitCode())
                .as("file systems can be mounted here")
                .isZero();
        return shell(
                work,
                true,
                work.resolve("small/cache"),
                "mount -t tmpfs -o size=1m tmpfs small && echo before > small/report.json\n" + "head -c "
                        + (1020 - free) + "k /dev/zero > small/taken\n" + script);
    }

    static void isRefused(Finished finished, String why) {
        assertThat(finished.exitCode()).as(finished.err()).isEqualTo(EXIT_INPUT);
        assertThat(finished.err()).startsWith("seaworthy: ").contains(why).hasLineCount(1);
    }

    /** What somebody does with a file. */
    interface Attempt {
        void run(Path file) throws Exception;
    }

    /** Meanwhile the file is cut and restored as fast as the disk allows. */
    static void whileCut(Path file, Attempt attempt) throws Exception {
        byte[] whole = TinyElf.executable(Machine.AMD64)
                .interpreter("/lib64/ld-linux-x86-64.so.2")
                .needs("libc.so.6", "GLIBC_2.34")
                .section(".go.buildinfo", new byte[1 << 20])
                .staticSymbols(Stream.iterate(0, i -> i + 1)
                        .limit(20_000)
                        .map(i -> "symbol" + i)
                        .toArray(String[]::new))
                .bytes();
        Files.write(file, whole);
        AtomicBoolean done = new AtomicBoolean();
        Thread cutter = Thread.ofPlatform().start(() -> {
            try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
                while (!done.get()) {
                    out.setLength(4096);
                    out.seek(4096);
                    out.write(whole, 4096, whole.length - 4096);
                }
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        try {
            attempt.run(file);
        } finally {
            done.set(true);
            cutter.join(TimeUnit.SECONDS.toMillis(20));
        }
    }
}
