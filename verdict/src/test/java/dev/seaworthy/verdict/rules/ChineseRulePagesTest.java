package dev.seaworthy.verdict.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Chinese pages have the shape of the English ones, and show the same errors, answers and commands. */
class ChineseRulePagesTest {
    private static final Path ENGLISH = Path.of("..", "docs", "rules");
    private static final Path CHINESE = Path.of("..", "docs", "zh", "rules");

    private static final List<String> SECTIONS =
            List.of("## 会发生什么", "## 你会看到什么", "## 我们怎么知道", "## 该怎么办", "## 什么时候不能确定", "## 来源");

    private static final Map<String, String> SEVERITIES =
            Map.of("blocker", "阻断", "undecided", "存疑", "gap", "缺口", "note", "提示", " or ", "或", ", ", "、");

    private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```$");
    private static final Pattern SEVERITY = Pattern.compile("(?m)^\\*([^*]+)\\*[:\uff1a]");

    @Test
    void everyRuleHasAPageInBothLanguages() throws IOException {
        assertThat(pages(CHINESE)).isEqualTo(pages(ENGLISH));
    }

    @Test
    void sectionsAreTheSame() throws IOException {
        for (String page : pages(CHINESE)) {
            List<String> lines = Files.readAllLines(CHINESE.resolve(page));

            assertThat(lines.getFirst())
                    .isEqualTo(Files.readAllLines(ENGLISH.resolve(page)).getFirst());
            assertThat(lines.stream().filter(line -> line.startsWith("## ")))
                    .as(page)
                    .containsExactlyElementsOf(SECTIONS);
        }
    }

    @Test
    void severitiesAreTheSame() throws IOException {
        for (String page : pages(CHINESE)) {
            String expected = first(SEVERITY, ENGLISH.resolve(page));
            for (Map.Entry<String, String> word : SEVERITIES.entrySet()) {
                expected = expected.replace(word.getKey(), word.getValue());
            }

            assertThat(first(SEVERITY, CHINESE.resolve(page))).as(page).isEqualTo(expected);
        }
    }

    @Test
    void codeIsTheSame() throws IOException {
        for (String page : pages(CHINESE)) {
            assertThat(all(CODE, CHINESE.resolve(page))).as(page).isEqualTo(all(CODE, ENGLISH.resolve(page)));
        }
    }

    @Test
    void theTableListsEveryPage() throws IOException {
        String table = Files.readString(CHINESE.resolve("README.md"));

        for (String page : pages(CHINESE)) {
            String id = page.substring(0, page.length() - ".md".length());
            assertThat(table)
                    .contains("| [" + id + "](" + page + ") | " + first(SEVERITY, CHINESE.resolve(page)) + " | ");
        }
    }

    private static String first(Pattern pattern, Path file) throws IOException {
        var found = pattern.matcher(Files.readString(file));
        assertThat(found.find()).as(file.toString()).isTrue();
        return found.group(1);
    }

    private static List<String> all(Pattern pattern, Path file) throws IOException {
        return pattern.matcher(Files.readString(file))
                .results()
                .map(MatchResult::group)
                .toList();
    }

    /** All pages but the table, by their path below a folder. */
    private static List<String> pages(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(folder::relativize)
                    .filter(file -> file.getNameCount() > 1 && file.toString().endsWith(".md"))
                    .map(Path::toString)
                    .sorted()
                    .toList();
        }
    }
}
