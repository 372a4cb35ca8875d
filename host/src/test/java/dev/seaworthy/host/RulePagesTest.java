package dev.seaworthy.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every rule about systems, users and units has a page in both languages, and every page has a rule. */
class RulePagesTest {
    private static final Path SOURCES = Path.of("src", "main", "java", "dev", "seaworthy", "host");
    private static final Path DOCS = Path.of("..", "docs");
    private static final Pattern ID = Pattern.compile("\"((?:host|unit|user)/[a-z0-9]+(?:-[a-z0-9]+)*)\"");

    @Test
    void rulesHavePages() throws IOException {
        Set<String> ids = new TreeSet<>();
        for (String part : List.of("system", "unit", "users")) {
            ids.addAll(ids(SOURCES.resolve(part)));
        }

        assertThat(ids).hasSizeGreaterThan(20).allSatisfy(id -> {
            assertThat(DOCS.resolve("rules").resolve(id + ".md")).exists();
            assertThat(DOCS.resolve("zh").resolve("rules").resolve(id + ".md")).exists();
        });
    }

    @Test
    void pagesHaveRules() throws IOException {
        Set<String> ids = ids(SOURCES);

        for (String group : List.of("host", "unit", "user")) {
            try (Stream<Path> pages = Files.list(DOCS.resolve("rules").resolve(group))) {
                assertThat(pages.map(page ->
                                group + "/" + page.getFileName().toString().replace(".md", "")))
                        .allSatisfy(id -> assertThat(ids).contains(id));
            }
        }
    }

    private static Set<String> ids(Path folder) throws IOException {
        Set<String> ids = new TreeSet<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".java")).toList()) {
                Matcher found = ID.matcher(Files.readString(file));
                while (found.find()) {
                    ids.add(found.group(1));
                }
            }
        }
        return ids;
    }
}
