package dev.seaworthy.verdict.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.verdict.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every rule has a page, and every page has a rule. */
class RulePagesTest {
    private static final Path PAGES = Path.of("..", "docs", "rules");
    /** Said by the command itself, before there is anything to judge. */
    private static final String OF_THE_COMMAND = "target/architecture-unknown";

    private static final List<String> SECTIONS =
            List.of("## What happens", "## What you see", "## How we know", "## What to do", "## Source");

    @Test
    void rulesAndPagesAreTheSame() throws IOException {
        Set<String> ids = new TreeSet<>(Set.of(OF_THE_COMMAND));
        Rules.ALL.stream().map(Rule::id).forEach(ids::add);

        assertThat(pages()).isEqualTo(ids);
    }

    @Test
    void theTableListsEveryRule() throws IOException {
        String table = Files.readString(PAGES.resolve("README.md"));

        assertThat(pages()).allSatisfy(id -> assertThat(table).contains("[" + id + "](" + id + ".md)"));
    }

    @Test
    void pagesHaveTheSameSections() throws IOException {
        for (String id : pages()) {
            assertThat(Files.readString(PAGES.resolve(id + ".md")))
                    .startsWith("# " + id)
                    .contains(SECTIONS);
        }
    }

    private static Set<String> pages() throws IOException {
        Set<String> ids = new TreeSet<>();
        try (Stream<Path> files = Files.walk(PAGES)) {
            files.map(PAGES::relativize)
                    .map(Path::toString)
                    .filter(name -> name.endsWith(".md") && name.contains("/"))
                    .forEach(name -> ids.add(name.substring(0, name.length() - ".md".length())));
        }
        return ids;
    }
}
