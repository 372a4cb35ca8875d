package dev.seaworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.binary.BinaryReader;
import dev.seaworthy.binary.Examination;
import dev.seaworthy.target.TargetReader;
import dev.seaworthy.testkit.GoldenFile;
import dev.seaworthy.testkit.Machine;
import dev.seaworthy.testkit.TinyElf;
import dev.seaworthy.verdict.Assessment;
import dev.seaworthy.verdict.Judge;
import dev.seaworthy.verdict.Permission;
import dev.seaworthy.verdict.Start;
import dev.seaworthy.verdict.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people see: one pair in full, one binary on several targets, several binaries. The texts are golden files. */
class RenderingTest {
    private static final Path GOLDEN = Path.of("src/test/golden/check");
    private static final String LOADER = "/lib64/ld-linux-x86-64.so.2";

    @TempDir
    private Path work;

    private final List<Subject> subjects = new ArrayList<>();
    private final List<Path> roots = new ArrayList<>();

    @BeforeEach
    void binariesAndRoots() throws IOException {
        subject("fits", program("GLIBC_2.2.5"));
        subject("too-new", program("GLIBC_2.38"));
        subject("lacks-library", program("GLIBC_2.2.5").needs("libsqlite3.so.0"));
        subject("static", TinyElf.executable(Machine.AMD64));
        subject("other-cpu", TinyElf.executable(Machine.ARM64));

        Path old = Files.createDirectory(work.resolve("old-glibc"));
        TinyElf.library(Machine.AMD64, "ld-linux-x86-64.so.2")
                .definesVersions("GLIBC_2.2.5")
                .writeTo(old.resolve(LOADER.substring(1)));
        TinyElf.library(Machine.AMD64, "libc.so.6")
                .definesVersions("GLIBC_2.2.5", "GLIBC_2.31")
                .exports("puts", "GLIBC_2.2.5")
                .writeTo(old.resolve("lib64/libc.so.6"));
        roots.add(old);
        roots.add(Files.createDirectory(work.resolve("empty")));
    }

    private static TinyElf program(String version) {
        return TinyElf.executable(Machine.AMD64)
                .interpreter(LOADER)
                .needs("libc.so.6", version)
                .imports("puts", version);
    }

    private void subject(String name, TinyElf elf) throws IOException {
        Path file = elf.writeTo(work.resolve(name));
        if (BinaryReader.examine(file) instanceof Examination.Executable(var facts)) {
            subjects.add(new Subject(name, name, "/" + name, Start.UNSAID, Permission.EXECUTABLE, facts));
        }
    }

    private String report(List<Subject> chosen, int targets, boolean colour, boolean verbose) throws IOException {
        Judge judge = Judge.of(new dev.seaworthy.target.Machine(
                Optional.empty(), Optional.empty(), OptionalInt.empty(), OptionalLong.empty()));
        List<Assessment> results = new ArrayList<>();
        for (Subject subject : chosen) {
            for (Path root : roots.subList(0, targets)) {
                results.add(judge.judge(
                        subject, TargetReader.read(root.getFileName().toString(), root)));
            }
        }
        return new TextReport(new Style(colour), new EnglishWords(), verbose)
                .text(chosen, results)
                .replace(work.toRealPath().toString(), "WORK")
                .replace(work.toString(), "WORK");
    }

    private static void isGolden(String name, String text) throws IOException {
        GoldenFile.at(GOLDEN.resolve(name + ".txt")).matches(text);
    }

    @Test
    void onePair() throws IOException {
        for (Subject subject : subjects) {
            isGolden("pair-" + subject.name(), report(List.of(subject), 1, false, false));
        }
    }

    @Test
    void oneBinaryOnSeveralTargets() throws IOException {
        List<Subject> chosen = subjects.subList(1, 2);

        isGolden("binary", report(chosen, 2, false, false));
        isGolden("binary-verbose", report(chosen, 2, false, true));
    }

    @Test
    void severalBinaries() throws IOException {
        isGolden("matrix", report(subjects, 2, false, false));
    }

    @Test
    void coloursAddNothingButColours() throws IOException {
        for (int targets = 1; targets <= 2; targets++) {
            String plain = report(subjects, targets, false, true);
            String coloured = report(subjects, targets, true, true);

            assertThat(plain).doesNotContain("\033");
            assertThat(coloured).contains("\033[31m", "\033[32m");
            assertThat(coloured.replaceAll("\033\\[[0-9]+m", "")).isEqualTo(plain);
        }
    }
}
