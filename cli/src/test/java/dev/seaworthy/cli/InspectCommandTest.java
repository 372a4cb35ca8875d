package dev.seaworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.testkit.Machine;
import dev.seaworthy.testkit.TinyElf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
