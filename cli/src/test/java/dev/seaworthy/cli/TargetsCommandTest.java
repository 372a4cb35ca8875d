package dev.seaworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.target.catalogue.Catalogue;
import dev.seaworthy.testkit.Machine;
import dev.seaworthy.testkit.TinyElf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Listing, showing and capturing targets. */
class TargetsCommandTest {
    @TempDir
    private Path work;

    @Test
    void listHasEveryEntry() {
        Answer answer = Answer.to("targets", "list");

        assertThat(answer.exitCode()).isZero();
        assertThat(answer.out().lines().map(line -> line.substring(0, line.indexOf(' '))))
                .containsExactlyElementsOf(Catalogue.load().entries().stream()
                        .map(Catalogue.Entry::name)
                        .toList());
    }

    @Test
    void everyEntryCanBeShown() {
        for (Catalogue.Entry entry : Catalogue.load().entries()) {
            Answer answer = Answer.to("targets", "show", entry.name()).isCivil(entry.name());

            assertThat(answer.exitCode()).isZero();
            assertThat(answer.out())
                    .startsWith("name          " + entry.name() + "\n")
                    .hasLineCount(6);
        }
    }

    @Test
    void aCapturedRootGivesTheSameVerdictsAsTheRootItself() throws IOException {
        Path root = work.resolve("root");
        TinyElf.library(Machine.AMD64, "ld-linux-x86-64.so.2")
                .definesVersions("GLIBC_2.2.5")
                .writeTo(root.resolve("usr/lib64/ld-linux-x86-64.so.2"));
        TinyElf.library(Machine.AMD64, "libc.so.6")
                .definesVersions("GLIBC_2.2.5", "GLIBC_2.31")
                .exports("puts", "GLIBC_2.2.5")
                .exports("getrandom", "GLIBC_2.31")
                .writeTo(root.resolve("usr/lib64/libc-2.31.so"));
        Files.createSymbolicLink(root.resolve("usr/lib64/libc.so.6"), Path.of("libc-2.31.so"));
        Files.createSymbolicLink(root.resolve("lib64"), Path.of("/usr/lib64"));
        Path captured = work.resolve("captured.target");

        Answer capture = Answer.to("targets", "capture", root, "--name", "tiny", "-o", captured);
        assertThat(capture.exitCode()).as(capture.err()).isZero();
        assertThat(capture.out()).isEmpty();
        assertThat(work).isDirectoryNotContaining(file -> file.toString().endsWith(".tmp"));

        TinyElf[] programs = {
            program().needs("libc.so.6", "GLIBC_2.31").imports("getrandom", "GLIBC_2.31"),
            program().needs("libc.so.6", "GLIBC_2.38").imports("strlcpy", "GLIBC_2.38"),
            program().needs("libc.so.6").imports("nobody_has_it"),
            program().needs("libfoo.so.1"),
            TinyElf.executable(Machine.AMD64).interpreter("/lib/ld-musl-x86_64.so.1"),
            TinyElf.executable(Machine.AMD64),
            TinyElf.executable(Machine.ARM64)
        };
        for (TinyElf program : programs) {
            Path file = program.writeTo(work.resolve("program"));
            Answer direct = Answer.to("check", file, "--on", "dir:" + root);
            Answer through = Answer.to("check", file, "--on", captured);

            assertThat(through.exitCode()).isEqualTo(direct.exitCode());
            assertThat(verdict(through)).isEqualTo(verdict(direct));
        }
    }

    private static TinyElf program() {
        return TinyElf.executable(Machine.AMD64).interpreter("/lib64/ld-linux-x86-64.so.2");
    }

    /** Verdict, rules and predicted errors; the names of the targets differ, and where their facts come from. */
    private static String verdict(Answer answer) {
        StringBuilder text = new StringBuilder();
        answer.out()
                .lines()
                .filter(line -> line.matches("[✓!?✗] .*|[a-z]+  [a-z]+/.*"))
                .forEach(line -> text.append(line.replaceAll(" on \\S+", "")).append('\n'));
        assertThat(text).isNotEmpty();
        return text.toString();
    }

    @Test
    void captureOfWhatIsNoRoot() throws IOException {
        Path file = Files.createFile(work.resolve("file"));

        Answer.to("targets", "capture", file).isRefused(ExitCode.INPUT, "is empty");
        Answer.to("targets", "capture", work.resolve("nothing")).isRefused(ExitCode.INPUT, "there is no such file");
        Answer.to("targets", "capture", work, "-o", work.resolve("no/file"))
                .isRefused(ExitCode.INPUT, "no/file: cannot be written: there is no such file or directory");
    }

    @Test
    void damagedTargetFiles() throws IOException {
        Path program = program().writeTo(work.resolve("program"));
        Files.createDirectories(work.resolve("root/etc"));
        String whole = Answer.to("targets", "capture", work.resolve("root")).out();
        Path damaged = work.resolve("damaged.target");
        for (String content : new String[] {"", "\0", "hello\n", "seaworthy-target\t2\n", whole.substring(0, 60)}) {
            Files.writeString(damaged, content);

            Answer.to("check", program, "--on", damaged).isRefused(ExitCode.INPUT, "damaged.target: ");
        }
    }
}
