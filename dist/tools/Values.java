import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What may be written for the values of options, by the names that help texts have for them.
 *
 * @param targets the names of the catalogue
 * @param rules the ids of the rules
 */
record Values(List<String> targets, List<String> rules) {

    static Values read(Path root) throws IOException {
        Path index = root.resolve("target/src/main/resources/dev/seaworthy/target/catalogue/index.tsv");
        List<String> targets = new ArrayList<>();
        for (String line : Files.readAllLines(index)) {
            if (!line.startsWith("#") && !line.isBlank()) {
                targets.add(line.substring(0, line.indexOf('\t')));
            }
        }
        targets.add("host");
        Path pages = root.resolve("docs/rules");
        try (Stream<Path> files = Files.walk(pages, 2)) {
            List<String> rules = files.map(file -> pages.relativize(file).toString())
                    .filter(name -> name.contains("/") && name.endsWith(".md"))
                    .map(name -> name.substring(0, name.length() - ".md".length()))
                    .sorted()
                    .toList();
            return new Values(List.copyOf(targets), rules);
        }
    }

    /** The words that an option takes; none when it is a matter of files or free text. */
    List<String> words(HelpPage.Option option) {
        String value = option.value();
        if (value.contains("|") && value.matches("[a-z|]+")) {
            return Arrays.asList(value.split("\\|"));
        }
        return switch (option.name()) {
            case "format" ->
                value.matches("[a-z]+")
                        ? List.of(value)
                        : value.isEmpty() ? List.of() : List.of("text", "json", "sarif", "markdown", "junit", "html");
            case "fail-on" -> List.of("fails", "unknown", "gaps", "never");
            case "cpu" -> List.of("x86-64-v1", "x86-64-v2", "x86-64-v3", "x86-64-v4");
            case "page-size" -> List.of("4k", "16k", "64k");
            case "arch" -> List.of("386", "amd64", "arm", "arm64", "loong64", "ppc64le", "riscv64", "s390x");
            default -> value.startsWith("TARGET") ? targets : List.of();
        };
    }

    /** Whether files are proposed. A target may be a file as well as a name. */
    boolean files(HelpPage.Option option) {
        String value = option.value();
        return option.name().equals("on")
                || words(option).isEmpty() && (value.contains("FILE") || value.contains("DIR") || value.contains("PATH"));
    }
}
