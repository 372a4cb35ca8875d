package dev.seaworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.target.catalogue.Catalogue;
import dev.seaworthy.testkit.Machine;
import dev.seaworthy.testkit.TinyElf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        assertThat(answer.out().lines().skip(1).map(line -> line.substring(0, line.indexOf(' '))))
                .containsSequence(Catalogue.load().entries().stream()
                        .map(Catalogue.Entry::name)
                        .toList());
        assertThat(answer.out().lines().findFirst().orElseThrow().split(" {2,}"))
                .containsExactly(
                        "name",
                        "C library",
                        "packages",
                        "architectures",
                        "size",
                        "certs",
                        "zones",
                        "shell",
                        "users",
                        "end of life",
                        "facts");
    }

    @Test
    void listTakesWords() {
        assertThat(Answer.to("targets", "list", "alpine", "1.2.4").out().lines().skip(1))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).startsWith("alpine:3.1").contains("musl 1.2.4"));
        assertThat(Answer.to("targets", "list", "no such thing").out()).isEqualTo("name\n");
    }

    /** What does not fit is left out by columns, never cut in the middle of a word. */
    @Test
    void theTableFitsANarrowTerminal() {
        List<TargetTable.Row> rows = Catalogue.load().entries().stream()
                .limit(40)
                .map(entry -> new TargetTable.Row(
                        ((Catalogue.Answer.Found) Catalogue.load().find(entry.name(), Optional.empty())).facts(),
                        entry.architectures(),
                        entry.isDefault(),
                        false))
                .toList();
        TargetTable table = new TargetTable(Optional.of(LocalDate.of(2026, 11, 25)));

        for (int width : new int[] {80, 100, 140}) {
            assertThat(table.text(rows, width).lines())
                    .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(width));
        }
        assertThat(table.text(rows, 80))
                .contains("certs", "zones", "end of life")
                .contains("2026-08-31 past");
    }

    @Test
    void listAsJson() {
        String json = Answer.to("targets", "list", "debian:12-slim", "--format", "json")
                .out();

        assertThat(json)
                .contains(
                        "\"name\": \"debian:12-slim\"", "\"cLibraryVersion\": \"2.36\"", "\"certificates\": \"absent\"")
                .contains("\"timeZones\": \"present\"", "\"endOfLife\": \"2028-06-30\"", "\"facts\": \"captured\"")
                .doesNotContain("endOfLifePast");
    }

    @Test
    void everyEntryCanBeShown() {
        for (Catalogue.Entry entry : Catalogue.load().entries()) {
            Answer answer = Answer.to("targets", "show", entry.name()).isCivil(entry.name());

            assertThat(answer.exitCode()).isZero();
            assertThat(answer.out())
                    .startsWith("name          " + entry.name() + "\n")
                    .contains("\ncertificates  ", "\nfacts         ");
        }
    }

    @Test
    void diffSaysWhatChanges() {
        assertThat(Answer.to("targets", "diff", "debian:11", "debian:12").out())
                .contains("C library     glibc 2.31 → glibc 2.36")
                .contains("- library     libffi.so.7", "+ library     libffi.so.8", "+ user        _apt (42)");
        assertThat(Answer.to("targets", "diff", "debian:12", "ubuntu:22.04").out())
                .contains("libraries     cannot be compared: not known of the second");
        assertThat(Answer.to("targets", "diff", "alpine:3.20", "alpine:3.20").out())
                .isEqualTo("alpine:3.20 → alpine:3.20\nno difference in what is known of both\n");
        Answer.to("targets", "diff", "alpine:3.20").isRefused(ExitCode.USAGE, "takes two names");
    }

    @Test
    void ownTargetsDoNotTakeTheNamesOfOthers() {
        Answer.to("targets", "add", work, "--name", "debian:12")
                .isRefused(ExitCode.USAGE, "the built-in catalogue has \"debian:12\"");
        Answer.to("targets", "add", work, "--name", "host").isRefused(ExitCode.USAGE, "means something else");
        Answer.to("targets", "remove", "nobody/added:this").isRefused(ExitCode.USAGE, "you have added no target");
    }

    @Test
    void ownTargetsAreKeptWhereTheUserKeepsConfiguration() {
        assertThat(OwnTargets.directory(Map.of("HOME", "/home/me")))
                .contains(Path.of("/home/me/.config/seaworthy/targets"));
        assertThat(OwnTargets.directory(Map.of("HOME", "/home/me", "XDG_CONFIG_HOME", "/conf")))
                .contains(Path.of("/conf/seaworthy/targets"));
        assertThat(OwnTargets.directory(Map.of("XDG_CONFIG_HOME", "relative"))).isEmpty();
        assertThat(OwnTargets.fileName("registry.example.com/our/base:2"))
                .isEqualTo("registry.example.com%2four%2fbase%3a2.target");
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
