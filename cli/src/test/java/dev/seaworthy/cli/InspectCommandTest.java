package dev.seaworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.testkit.Machine;
import dev.seaworthy.testkit.TinyElf;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code inspect} takes, and the forms of its answers. */
class InspectCommandTest {
    @TempDir
    private Path work;

    private Path tiny;

    @BeforeEach
    void binary() throws IOException {
        tiny = TinyElf.executable(Machine.AMD64).writeTo(work.resolve("tiny"));
    }

    @Test
    void oneFileAndOneViewAreTheViewAlone() {
        JsonNode json = JsonMapper.shared()
                .readTree(Answer.to("inspect", tiny, "--json").out());

        assertThat(json.isObject()).isTrue();
        assertThat(json.has("file")).isFalse();
    }

    @Test
    void severalViewsAreMembers() {
        Answer answer = Answer.to("inspect", tiny, "--json", "--overview", "--modules");

        assertThat(JsonMapper.shared().readTree(answer.out()).propertyNames())
                .containsExactly("file", "overview", "modules");
    }

    @Test
    void aDirectoryIsAnArrayEvenOfOne() throws IOException {
        Files.writeString(work.resolve("notes"), "passed over\n");

        JsonNode one = JsonMapper.shared()
                .readTree(Answer.to("inspect", work, "--json").out());
        assertThat(one).hasSize(1);
        assertThat(one.get(0).get("file").stringValue()).isEqualTo(tiny.toString());

        TinyElf.executable(Machine.ARM64).writeTo(work.resolve("other"));
        assertThat(JsonMapper.shared()
                        .readTree(Answer.to("inspect", work, "--json").out()))
                .hasSize(2);
        assertThat(Answer.to("inspect", work).out()).contains(tiny + ":\n", work.resolve("other") + ":\n");
    }

    /** Its build info may be in the part that is gone, so nothing can be said of its modules. */
    @Test
    void aFileThatWasCutIsNotCalledNoGoProgram() throws IOException {
        ByteBuffer header = ByteBuffer.wrap(Files.readAllBytes(tiny)).order(ByteOrder.LITTLE_ENDIAN);
        // The first program header's p_filesz and p_memsz: more than the file has.
        header.putLong(64 + 32, 1 << 20).putLong(64 + 40, 1 << 20);
        Path cut = Files.write(work.resolve("cut"), header.array());

        Answer.to("inspect", cut, "--modules").isRefused(ExitCode.INPUT, "is a damaged ELF file");
        Answer.to("inspect", cut, "--modules", "--json").isRefused(ExitCode.INPUT, "is a damaged ELF file");
    }

    @Test
    void whatCannotBeReadDoesNotSpoilTheRest() {
        Answer answer = Answer.to("inspect", work.resolve("nothing"), tiny, "--json");

        assertThat(answer.exitCode()).isEqualTo(ExitCode.INPUT);
        assertThat(answer.err()).hasLineCount(1).contains("nothing: there is no such file");
        assertThat(JsonMapper.shared().readTree(answer.out())).hasSize(1);
    }

    @Test
    void wrongUsageIsRefused() throws IOException {
        Answer.to("inspect").isRefused(ExitCode.USAGE, "which binary?");
        Answer.to("inspect", "--nope", tiny).isRefused(ExitCode.USAGE, "--nope");
        Answer.to("inspect", "").isRefused(ExitCode.INPUT, "is an empty file name");
        Path empty = Files.createDirectory(work.resolve("empty"));
        Answer.to("inspect", empty).isRefused(ExitCode.INPUT, "holds no Linux executable");
    }

    @Test
    void aProcessStandsForItsProgram() {
        long own = ProcessHandle.current().pid();

        Answer answer = Answer.to("inspect", "--pid", own, "--json");

        assertThat(answer.exitCode()).as(answer.err()).isZero();
        assertThat(JsonMapper.shared().readTree(answer.out()).get("kind").stringValue())
                .isEqualTo("executable");
        assertThat(Answer.to("inspect", "pid:" + own).out()).contains("(process " + own + ")");
    }

    @Test
    void whatIsNoProcessIsSaid() {
        Answer.to("inspect", "--pid", "4194305").isRefused(ExitCode.INPUT, "there is no such process");
        Answer.to("inspect", "pid:x").isRefused(ExitCode.INPUT, "is no number of a process");
    }

    @Test
    void theOverviewSaysWhatAnyFileIs() throws IOException {
        Path script = Files.writeString(work.resolve("script"), "#!/bin/sh\n");

        assertThat(Answer.to("inspect", script).out()).contains("a script, run by /bin/sh");
        assertThat(JsonMapper.shared()
                        .readTree(Answer.to("inspect", script, "--json").out())
                        .get("kind")
                        .stringValue())
                .isEqualTo("script");
        Answer.to("inspect", script, "--symbols").isRefused(ExitCode.INPUT, "is a script");
    }

    @Test
    void theOverviewNamesTheSymbolThatAsksForTheNewestVersion() throws IOException {
        Path dynamic = TinyElf.executable(Machine.AMD64)
                .interpreter("/lib64/ld-linux-x86-64.so.2")
                .needs("libc.so.6", "GLIBC_2.4", "GLIBC_2.34", "GLIBC_2.17")
                .imports("old", "GLIBC_2.4")
                .imports("new", "GLIBC_2.34")
                .writeTo(work.resolve("dynamic"));

        assertThat(Answer.to("inspect", dynamic, "--lang", "en").out())
                .contains("GLIBC_2.34 of libc.so.6, for new\n")
                .doesNotContain("GLIBC_2.17");
        assertThat(Answer.to("inspect", dynamic, "--lang", "zh").out()).contains("libc.so.6 的 GLIBC_2.34，因为 new\n");
    }

    @Test
    void symbolsAreSortedAndFiltered() throws IOException {
        Path symbols = TinyElf.executable(Machine.AMD64)
                .staticSymbols("net/http.Get", "main.main", "net.Dial", "net/url.Parse")
                .writeTo(work.resolve("symbols"));

        assertThat(names("inspect", symbols, "--symbols", "--sort", "name", "--match", "^ma|Dial"))
                .containsExactly("main.main", "net.Dial");
        assertThat(names("inspect", symbols, "--symbols", "--sort", "name", "--package", "net"))
                .containsExactly("net.Dial");
        assertThat(names("inspect", symbols, "-symbols", "-sort", "name", "--package", "net/..."))
                .containsExactly("net.Dial", "net/http.Get", "net/url.Parse");
        Answer.to("inspect", symbols, "--symbols", "--match", "(")
                .isRefused(ExitCode.USAGE, "is no regular expression");
        Answer.to("inspect", symbols, "--symbols", "--sort", "age").isRefused(ExitCode.USAGE, "--sort takes");
    }

    private static List<String> names(Object... words) {
        return Answer.to(words)
                .out()
                .lines()
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .toList();
    }

    @Test
    void aBillOfMaterialsIsTheSameEveryTime() {
        Answer answer = Answer.to("inspect", tiny, "--sbom");

        assertThat(answer.out())
                .isEqualTo(Answer.to("inspect", tiny, "--sbom", "--json").out());
        assertThat(JsonMapper.shared().readTree(answer.out()).get("specVersion").stringValue())
                .isEqualTo("1.6");
    }

    @Test
    void modulesOfWhatIsNotGo() {
        assertThat(Answer.to("inspect", tiny, "--modules").out()).isEqualTo(tiny + ": no Go program\n");
    }

    @Test
    void helpHasEveryOptionAndNoOther() {
        String help = Answer.to("help", "inspect").out();

        assertThat(InspectCommand.options().getOptions())
                .extracting(option -> "--" + option.getLongOpt())
                .filteredOn(option -> !option.equals("--help"))
                .allSatisfy(option -> assertThat(help).containsPattern("(?m)^  (-[a-z], )?" + option + "\\b"));
        assertThat(Pattern.compile("--([a-z-]+)").matcher(help).results().map(found -> found.group(1)))
                .allMatch(option -> InspectCommand.options().hasLongOption(option));
    }
}
