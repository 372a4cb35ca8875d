package dev.seaworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.testkit.Machine;
import dev.seaworthy.testkit.TinyElf;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Roots that nobody would deploy on, and names that would do harm in a terminal. */
class HostileRootTest {
    private static final String LOADER = "lib64/ld-linux-x86-64.so.2";

    @TempDir
    private Path work;

    private Path root;
    private Path program;

    @BeforeEach
    void soundRoot() throws IOException {
        root = Files.createDirectory(work.resolve("root"));
        program = TinyElf.executable(Machine.AMD64)
                .interpreter("/" + LOADER)
                .needs("libfoo.so")
                .writeTo(work.resolve("program"));
        TinyElf.library(Machine.AMD64, "ld-linux-x86-64.so.2")
                .definesVersions("GLIBC_2.2.5")
                .writeTo(root.resolve(LOADER));
    }

    private Answer check() {
        Answer answer = Answer.to("check", program, "--on", "dir:" + root).isCivil("check");
        Answer.to("targets", "capture", root);
        return answer;
    }

    private void foo() throws IOException {
        TinyElf.library(Machine.AMD64, "libfoo.so").writeTo(root.resolve("lib64/libfoo.so"));
    }

    private Path etc(String name) throws IOException {
        return Files.createDirectories(root.resolve("etc")).resolve(name);
    }

    @Test
    void empty() throws IOException {
        root = Files.createDirectory(work.resolve("empty"));

        assertThat(check().out()).contains("loader/interpreter-missing");
    }

    @Test
    void etcIsAFile() throws IOException {
        foo();
        Files.writeString(root.resolve("etc"), "not a directory");

        assertThat(check().exitCode()).isZero();
    }

    @Test
    void loaderCacheIsGarbage() throws IOException {
        foo();
        byte[] garbage = new byte[1 << 20];
        new Random(1).nextBytes(garbage);
        Files.write(etc("ld.so.cache"), garbage);

        assertThat(check().exitCode()).isZero();
    }

    @Test
    void loaderCacheIsHuge() throws IOException {
        foo();
        Path cache = Files.writeString(etc("ld.so.cache"), "glibc-ld.so.cache1.1\1\1\1\1");
        try (RandomAccessFile sparse = new RandomAccessFile(cache.toFile(), "rw")) {
            sparse.setLength(8L << 30);
        }

        assertThat(check().exitCode()).isZero();
    }

    @Test
    void osReleaseHasControlCharacters() throws IOException {
        Files.writeString(etc("os-release"), "ID=\"a\033[31m\"\nVERSION_ID=\"\0071\"\nPRETTY_NAME=\"\u009b31mEvil\"\n");

        Answer.to("check", "--verbose", program, "--on", "dir:" + root).isCivil("os-release");
    }

    @Test
    void linksInACircle() throws IOException {
        Files.createSymbolicLink(root.resolve("a"), Path.of("b"));
        Files.createSymbolicLink(root.resolve("b"), Path.of("a"));
        Files.createSymbolicLink(root.resolve("lib64/libfoo.so"), Path.of("/a"));

        assertThat(check().out()).contains("loader/library-missing");
    }

    @Test
    void linksThatLeaveTheRoot() throws IOException {
        Path outside = TinyElf.library(Machine.AMD64, "libfoo.so").writeTo(work.resolve("outside/libfoo.so"));
        for (String target : new String[] {outside.toString(), "../../outside/libfoo.so"}) {
            Path link = root.resolve("lib64/libfoo.so");
            Files.deleteIfExists(link);
            Files.createSymbolicLink(link, Path.of(target));

            assertThat(check().out()).contains("loader/library-missing");
        }
    }

    @Test
    void directoriesOfMuslThatNobodyCanHave() throws IOException {
        String loader = "lib/ld-musl-x86_64.so.1";
        TinyElf.library(Machine.AMD64, "libc.musl-x86_64.so.1")
                .exports("__libc_start_main")
                .writeTo(root.resolve(loader));
        Files.writeString(etc("ld-musl-x86_64.path"), "/a\0b:/\377\n" + "/x".repeat(5000) + "\n");
        program = TinyElf.executable(Machine.AMD64)
                .interpreter("/" + loader)
                .needs("libfoo.so")
                .writeTo(work.resolve("program"));

        assertThat(check().exitCode()).isLessThanOrEqualTo(ExitCode.WORSE);
    }

    @Test
    void namesThatWouldColourOrMoveTheCursor() throws IOException {
        String evil = "lib\033[31mred\n\u009b2J\u202Eos.so";
        program = TinyElf.executable(Machine.AMD64)
                .interpreter("/" + LOADER)
                .needs(evil)
                .runpath("/\033]0;title\007")
                .writeTo(work.resolve("evil\033[32m\nprogram"));
        Path other = TinyElf.executable(Machine.AMD64).writeTo(work.resolve("other"));
        Path odd = Files.createDirectory(work.resolve("ro\033[1mot\n"));
        String[] ons = {"dir:" + root, "dir:" + odd, "dir:" + root + ",dir:" + odd};

        for (String on : ons) {
            Answer.to("check", program, "--on", on).isCivil("single, several targets");
            Answer.to("check", program, other, "--on", on, "--verbose").isCivil("matrix");
            Answer.to("check", program, "--on", on, "--format", "json").isCivil("JSON");
        }
        // One line for the verdict, and none that the name began.
        assertThat(Answer.to("check", program, "--on", "dir:" + root).out().lines())
                .noneMatch(line -> line.startsWith("program"));
    }

    @Test
    void wordsThatWouldColourOrMoveTheCursor() {
        String evil = "x\033[31m\ny\u009b";

        for (Answer answer : new Answer[] {
            Answer.to(evil),
            Answer.to("help", evil),
            Answer.to("check", "--" + evil),
            Answer.to("check", program, "--on", evil),
            Answer.to("check", program, "--format", evil),
            Answer.to("check", program, "--kernel", evil),
            Answer.to("check", program, "--arch", evil),
            Answer.to("targets", evil),
            Answer.to("targets", "show", evil),
        }) {
            assertThat(answer.exitCode()).isEqualTo(ExitCode.USAGE);
            assertThat(answer.err()).hasLineCount(2).doesNotContain("\033", "\u009b");
        }
    }
}
