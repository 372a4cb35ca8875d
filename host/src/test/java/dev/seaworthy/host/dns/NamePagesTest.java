package dev.seaworthy.host.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every rule about names and the network has a page, and every page about names has a rule. */
class NamePagesTest {
    private static final Path PAGES = Path.of("..", "docs", "rules");
    private static final Path SOURCES = Path.of("src", "main", "java", "dev", "seaworthy", "host");
    private static final Pattern ID = Pattern.compile("\"((?:dns|host)/[a-z0-9]+(?:-[a-z0-9]+)*)\"");

    @Test
    void rulesAndPagesAreTheSame() throws IOException {
        Set<String> ids = new TreeSet<>();
        for (String part : List.of("dns", "network")) {
            for (Path source : files(SOURCES.resolve(part))) {
                ID.matcher(Files.readString(source))
                        .results()
                        .map((MatchResult found) -> found.group(1))
                        .forEach(ids::add);
            }
        }
        assertThat(ids).hasSizeGreaterThan(20);
        assertThat(ids.stream().filter(id -> Files.notExists(PAGES.resolve(id + ".md"))))
                .isEmpty();
        Set<String> pages = new TreeSet<>();
        for (Path page : files(PAGES.resolve("dns"))) {
            pages.add("dns/" + String.valueOf(page.getFileName()).replace(".md", ""));
        }
        assertThat(ids).containsAll(pages);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
