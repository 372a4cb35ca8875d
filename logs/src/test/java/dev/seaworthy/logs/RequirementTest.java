package dev.seaworthy.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every rule for logs has a page, and every page a rule. */
class RequirementTest {
    private static final Path PAGES = Path.of("..", "docs", "rules", "logs");

    @Test
    void rulesAndPagesAreTheSame() throws IOException {
        Set<String> rules = Arrays.stream(Requirement.values())
                .map(Requirement::rule)
                .collect(Collectors.toCollection(TreeSet::new));
        try (Stream<Path> pages = Files.list(PAGES)) {
            assertThat(pages.map(page -> "logs/" + page.getFileName().toString().replace(".md", "")))
                    .containsExactlyInAnyOrderElementsOf(rules);
        }
    }
}
