package dev.seaworthy.verdict.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.verdict.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every rule has a page, every page has a rule, and all pages have the same shape. */
class RulePagesTest {
    private static final Path REPOSITORY = Path.of("..");
    private static final Path DOCS = REPOSITORY.resolve("docs");
    /** Tables that commands write. */
    private static final Path EVIDENCE = DOCS.resolve("evidence");

    private static final Path PAGES = DOCS.resolve("rules");
    /** Said by the command itself, before there is anything to judge. */
    private static final String OF_THE_COMMAND = "target/architecture-unknown";

    /** Rules for streams of logs and for hosts are of modules of their own, which compare them with the pages. */
    private static final Set<String> OF_OTHERS = Set.of("dns", "host", "logs", "network", "unit", "user");

    private static final List<String> SECTIONS = List.of(
            "## What happens",
            "## What you see",
            "## How we know",
            "## What to do",
            "## When it cannot be sure",
            "## Source");

    /** An id as a string of the sources: rules say theirs, and the command those of its own findings. */
    private static final Pattern ID_IN_SOURCE =
            Pattern.compile("\"((?:build|kernel|loader|runtime|target)/[a-z0-9]+(?:-[a-z0-9]+)*)\"");

    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(?:#[^)]*)?\\)");
    private static final int LONGEST_LINE = 120;

    @Test
    void rulesAndPagesAreTheSame() throws IOException {
        Set<String> ids = new TreeSet<>(Set.of(OF_THE_COMMAND));
        Rules.on(java.time.LocalDate.EPOCH).stream().map(Rule::id).forEach(ids::add);

        assertThat(pagesOfVerdicts()).isEqualTo(ids);
    }

    @Test
    void everyIdInTheSourcesHasAPage() throws IOException {
        Set<String> ids = new TreeSet<>();
        for (String module : List.of("verdict", "cli")) {
            for (Path source : files(REPOSITORY.resolve(module).resolve("src/main/java"), ".java")) {
                Matcher found = ID_IN_SOURCE.matcher(Files.readString(source));
                while (found.find()) {
                    ids.add(found.group(1));
                }
            }
        }

        assertThat(ids).contains(OF_THE_COMMAND).isEqualTo(pagesOfVerdicts());
    }

    @Test
    void theTableListsEveryRuleWithTheSeverityOfItsPage() throws IOException {
        String table = Files.readString(PAGES.resolve("README.md"));

        for (String id : pages()) {
            String severity = severity(id);
            assertThat(table).contains("| [" + id + "](" + id + ".md) | " + severity + " | ");
        }
    }

    @Test
    void pagesHaveTheSameSectionsInTheSameOrder() throws IOException {
        for (String id : pages()) {
            List<String> lines = Files.readAllLines(page(id));

            assertThat(lines.getFirst()).isEqualTo("# " + id);
            assertThat(lines.stream().filter(line -> line.startsWith("## ")))
                    .as(id)
                    .containsExactlyElementsOf(SECTIONS);
        }
    }

    @Test
    void sectionsAreNotEmpty() throws IOException {
        for (String id : pages()) {
            List<String> lines = Files.readAllLines(page(id)).stream()
                    .filter(line -> !line.isBlank())
                    .toList();
            for (int i = 0; i < lines.size(); i++) {
                boolean nothingFollows =
                        i + 1 == lines.size() || lines.get(i + 1).startsWith("## ");
                assertThat(lines.get(i).startsWith("## ") && nothingFollows)
                        .as(id + ": " + lines.get(i))
                        .isFalse();
            }
        }
    }

    /** Pasted from the product: the command, its verdict, and the finding of this very rule. */
    @Test
    void pagesShowTheProductsAnswer() throws IOException {
        for (String id : pages()) {
            Pattern example = Pattern.compile(
                    "```console\n\\$ seaworthy (?:check|logs lint|host) [^\n]+\n[✓!?✗] [^\n]+\n(?:blocker|undecided|gap|note)  "
                            + Pattern.quote(id) + "\n  [^`]+");
            assertThat(Files.readString(page(id))).as(id).containsPattern(example);
        }
    }

    @Test
    void linksLeadSomewhere() throws IOException {
        List<String> dead = new ArrayList<>();
        for (Path file : files(DOCS, ".md")) {
            Matcher link = LINK.matcher(Files.readString(file));
            while (link.find()) {
                if (Files.notExists(file.resolveSibling(link.group(1)))) {
                    dead.add(file + ": " + link.group(1));
                }
            }
        }

        assertThat(dead).isEmpty();
    }

    @Test
    void linesFitOnAScreen() throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (Path file : files(DOCS, ".md")) {
            if (file.startsWith(EVIDENCE)) {
                continue;
            }
            Files.readAllLines(file).stream()
                    .filter(line -> line.length() > LONGEST_LINE)
                    .forEach(line -> tooLong.add(file + ": " + line));
        }

        assertThat(tooLong).isEmpty();
    }

    private static String severity(String id) throws IOException {
        Matcher line = Pattern.compile("(?m)^\\*([a-z ]+)\\*: ").matcher(Files.readString(page(id)));
        assertThat(line.find()).as(id + " begins with its severity").isTrue();
        return line.group(1);
    }

    private static Path page(String id) {
        return PAGES.resolve(id + ".md");
    }

    private static Set<String> pagesOfVerdicts() throws IOException {
        Set<String> ids = pages();
        ids.removeIf(id -> OF_OTHERS.contains(id.substring(0, id.indexOf('/'))));
        return ids;
    }

    private static Set<String> pages() throws IOException {
        Set<String> ids = new TreeSet<>();
        for (Path file : files(PAGES, ".md")) {
            Path relative = PAGES.relativize(file);
            if (relative.getNameCount() > 1) {
                String name = relative.toString();
                ids.add(name.substring(0, name.length() - ".md".length()));
            }
        }
        return ids;
    }

    private static List<Path> files(Path directory, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }
}
