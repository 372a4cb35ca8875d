package dev.seaworthy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever SECURITY.md says is tried by something, that something exists, and it is a test that runs. */
class SecurityPageTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern LINK = Pattern.compile("\\[([^]]+)]\\(([^)#]+)(#[^)]*)?\\)");
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+(?:Test|IT))`");

    private static String page() throws IOException {
        return Files.readString(ROOT.resolve("SECURITY.md"));
    }

    @Test
    void each_link_leads_to_a_file() throws IOException {
        List<MatchResult> links = LINK.matcher(page()).results().toList();

        assertThat(links).hasSizeGreaterThan(20);
        assertThat(links).allSatisfy(link -> {
            assertThat(ROOT.resolve(link.group(2))).as(link.group()).exists();
            // What a link is called is the class that it leads to.
            if (link.group(2).endsWith(".java")) {
                assertThat(link.group(2)).endsWith("/" + link.group(1).replace("`", "") + ".java");
            }
        });
    }

    @Test
    void each_test_that_is_named_has_tests() throws IOException {
        Set<String> named =
                TEST.matcher(page()).results().map(found -> found.group(1)).collect(Collectors.toSet());
        assertThat(named).hasSizeGreaterThan(12);
        for (String name : named) {
            List<Path> found = sources(name + ".java");
            // Two modules may have a test of the same name; the links say which is meant.
            assertThat(found).as(name).isNotEmpty();
            assertThat(Files.readString(found.getFirst())).containsPattern("@(Test|ParameterizedTest)\\b");
        }
    }

    @Test
    void each_row_says_who_tries_it() throws IOException {
        List<String> rows = page().lines().filter(line -> line.startsWith("| ")).toList();

        assertThat(rows).hasSizeGreaterThan(12);
        assertThat(rows.subList(1, rows.size())).allSatisfy(row -> {
            String tried = row.split("\\|", -1)[4].strip();
            assertThat(tried.contains("](") || tried.equals("the same")).as(row).isTrue();
        });
    }

    private static List<Path> sources(String fileName) throws IOException {
        List<Path> found;
        try (Stream<Path> modules = Files.list(ROOT)) {
            found = modules.map(module -> module.resolve("src/test/java"))
                    .filter(Files::isDirectory)
                    .toList();
        }
        List<Path> all = new java.util.ArrayList<>();
        for (Path folder : found) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.filter(file -> file.endsWith(fileName)).forEach(all::add);
            }
        }
        return all;
    }
}
