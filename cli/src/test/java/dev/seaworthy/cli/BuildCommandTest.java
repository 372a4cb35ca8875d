package dev.seaworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What {@code seaworthy build} refuses before it starts a toolchain; what it builds is tried in the acceptance tests. */
class BuildCommandTest {
    @Test
    void whatCannotBeBuiltIsRefused() {
        Answer.to("build", "a", "b").isRefused(ExitCode.USAGE, "one program at a time");
        Answer.to("build", "--platform", "windows/amd64").isRefused(ExitCode.USAGE, "is no platform; there are linux/");
        Answer.to("build", "--link", "sometimes").isRefused(ExitCode.USAGE, "--link takes");
        Answer.to("build", "--go", "/nowhere/go").isRefused(ExitCode.INPUT, "/nowhere/go: there is no such command");
        Answer.to("build", "--on", "nowhere:1").isRefused(ExitCode.USAGE, "there is no target");
    }

    @Test
    void helpHasEveryOptionAndNoOther() {
        String help = Answer.to("help", "build").out();

        assertThat(BuildCommand.options().getOptions())
                .extracting(option -> "--" + option.getLongOpt())
                .filteredOn(option -> !option.equals("--help"))
                .allSatisfy(option -> assertThat(help).containsPattern("(?m)^  (-[a-z], )?" + option + "\\b"));
        assertThat(Pattern.compile("--([a-z-]+)").matcher(help).results().map(found -> found.group(1)))
                .allMatch(option -> BuildCommand.options().hasLongOption(option));
    }
}
