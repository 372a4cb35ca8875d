package dev.seaworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.testkit.Machine;
import dev.seaworthy.testkit.TinyElf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where reports go: the standard output, files, several at once. */
class DestinationTest {
    @TempDir
    private Path work;

    private Path program;

    @BeforeEach
    void binary() throws IOException {
        program = TinyElf.executable(Machine.AMD64).writeTo(work.resolve("program"));
    }

    /** The words of the line with DIR as the folder of the test, for a program that runs on scratch. */
    private Answer check(String line) {
        List<Object> words = new ArrayList<>(List.of("check", program, "--on", "scratch"));
        if (!line.isEmpty()) {
            words.addAll(List.of(line.replace("DIR", work.toString()).split(" ")));
        }
        return Answer.to(words.toArray());
    }

    private String read(String file) throws IOException {
        return Files.readString(work.resolve(file));
    }

    @Test
    void severalAtOnce() throws IOException {
        Answer answer = check("--format text --format sarif=DIR/a.sarif --format json=DIR/a.json");

        assertThat(answer.exitCode()).isZero();
        assertThat(answer.out()).isEqualTo(check("").out()).contains("✓ runs");
        assertThat(read("a.sarif")).contains("\"version\": \"2.1.0\"");
        assertThat(read("a.json"))
                .contains("\"seaworthy\": \"1\"")
                .isEqualTo(check("--format json").out());
    }

    @Test
    void pairsOfFormatAndFile() throws IOException {
        check("--format junit -o DIR/a.xml --format markdown -o DIR/a.md");
        assertThat(read("a.xml")).startsWith("<?xml");
        assertThat(read("a.md")).startsWith("### Seaworthy");

        check("-o DIR/b.xml --format junit -o DIR/b.md --format markdown");
        assertThat(read("b.xml")).isEqualTo(read("a.xml"));
        assertThat(read("b.md")).isEqualTo(read("a.md"));
    }

    @Test
    void theEndingTellsTheFormatWhenNothingElseDoes() throws IOException {
        for (String file : List.of("a.json", "a.sarif", "a.md", "a.xml", "a.txt", "a")) {
            assertThat(check("-o DIR/" + file).out()).isEmpty();
        }
        assertThat(read("a.json")).startsWith("{").contains("\"results\"");
        assertThat(read("a.sarif")).contains("\"runs\"");
        assertThat(read("a.md")).startsWith("###");
        assertThat(read("a.xml")).startsWith("<?xml");
        assertThat(read("a.txt")).isEqualTo(read("a")).startsWith("Nothing has to be installed");
    }

    @Test
    void aDashIsTheStandardOutput() {
        assertThat(check("--format json -o -").out())
                .isEqualTo(check("--format json=-").out())
                .isEqualTo(check("--format json").out());
    }

    @Test
    void noColoursInAFileUnlessAskedFor() throws IOException {
        check("-o DIR/a.txt --color auto");
        assertThat(read("a.txt")).doesNotContain("\033");
        check("-o DIR/a.txt --color always");
        assertThat(read("a.txt")).contains("\033[32m");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--format text --format json",
                "--format json=- --format text",
                "--format json=DIR/a --format sarif=DIR/a",
                "-o DIR/a -o DIR/b",
                "--format json -o DIR/a -o DIR/b",
                "--format json=DIR/a -o DIR/b",
                "--format sarf=DIR/a",
                "--format =DIR/a",
                "-o"
            })
    void whatMakesNoSense(String line) {
        check(line).isRefused(ExitCode.USAGE, "");
        assertThat(work)
                .isDirectoryNotContaining(file -> file.getFileName().toString().equals("a"));
    }

    @Test
    void whereNothingCanBeWritten() throws IOException {
        Files.createDirectory(work.resolve("folder"));
        Files.writeString(work.resolve("file"), "");

        check("-o DIR/folder").isRefused(ExitCode.INPUT, "/folder: cannot be written: is a directory");
        check("-o DIR/none/a").isRefused(ExitCode.INPUT, "/none/a: cannot be written: there is no such file");
        check("-o DIR/file/a").isRefused(ExitCode.INPUT, "/file/a: cannot be written: ");
        check("--format json=").isRefused(ExitCode.INPUT, "\"\": cannot be written: is an empty file name");
        assertThat(work.resolve("folder")).isEmptyDirectory();
    }

    @Test
    void aBinaryIsNotOverwrittenByItsReport() throws IOException {
        byte[] before = Files.readAllBytes(program);
        Files.createSymbolicLink(work.resolve("link"), program);

        check("-o DIR/program").isRefused(ExitCode.INPUT, "is one of the binaries to judge");
        check("-o DIR/link").isRefused(ExitCode.INPUT, "is one of the binaries to judge");
        assertThat(program).hasBinaryContent(before);
    }

    @Test
    void anOlderReportIsReplacedAndNothingElseIsLeft() throws IOException {
        Files.writeString(work.resolve("a.json"), "x".repeat(100_000));

        check("-o DIR/a.json");

        assertThat(read("a.json")).startsWith("{").endsWith("}\n");
        try (var files = Files.list(work)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("a.json", "program");
        }
    }

    @Test
    void aLinkIsFollowed() throws IOException {
        Files.createDirectory(work.resolve("folder"));
        Files.writeString(work.resolve("folder/real"), "before");
        Files.createSymbolicLink(work.resolve("link"), Path.of("folder/real"));

        check("--format json=DIR/link");

        assertThat(work.resolve("link")).isSymbolicLink();
        assertThat(read("folder/real")).startsWith("{");
    }

    @Test
    void devicesStayDevices() {
        Answer answer = check("--format json=/dev/null");

        assertThat(answer.exitCode()).as(answer.err()).isZero();
        assertThat(Path.of("/dev/null")).exists();
        assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
    }

    @Test
    void othersMayReadIt() throws IOException {
        check("-o DIR/a.json");

        Path plain = Files.createFile(work.resolve("plain"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(work.resolve("a.json"))))
                .isEqualTo(PosixFilePermissions.toString(Files.getPosixFilePermissions(plain)));
    }

    @Test
    void whatCouldNotBeReadIsInTheReport() throws IOException {
        Answer answer = Answer.to("check", work.resolve("nothing"), "--on", "scratch", "-o", work.resolve("a.xml"));

        assertThat(answer.exitCode()).isEqualTo(ExitCode.INPUT);
        assertThat(read("a.xml")).contains("errors=\"1\"", "there is no such file or directory");
    }
}
