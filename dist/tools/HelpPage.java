import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The help text of one command, taken apart. A test of the command compares the text with the options that it really
 * takes, so what is made from the text cannot drift from the command.
 *
 * @param name the command, or "main"
 * @param lines the text
 * @param options its options in the order of the text
 * @param words what may stand right after the command: "list" in "targets list"
 */
record HelpPage(String name, List<String> lines, List<Option> options, List<String> words) {

    /**
     * One option.
     *
     * @param letter its short form without the hyphen, or ""
     * @param name its long form without hyphens
     * @param value what it takes, as the help text calls it, or "" when it takes nothing
     * @param description the first line of what it does
     */
    record Option(String letter, String name, String value, String description) {}

    private static final Pattern OPTION =
            Pattern.compile("^ {2}(?:-(\\w), )?--([a-z-]+)(?:[ =](\\S+(?: \\S+)*?))?(?: {2,}(.*))?$");
    private static final Pattern IN_USAGE = Pattern.compile("--([a-z-]+)(?: ([A-Za-z|]+))?");

    static HelpPage read(Path file) throws IOException {
        String name = file.getFileName().toString().replace(".txt", "");
        List<String> lines = Files.readAllLines(file);
        Map<String, Option> options = new LinkedHashMap<>();
        Set<String> words = new LinkedHashSet<>();
        boolean usage = false;
        for (String line : lines) {
            usage = line.startsWith("Usage:") || usage && line.startsWith("   ");
            if (usage) {
                Matcher word = Pattern.compile("seaworthy " + name + " ([a-z]+)\\b").matcher(line);
                if (word.find()) {
                    words.add(word.group(1));
                }
                Matcher option = IN_USAGE.matcher(line);
                while (option.find()) {
                    String value = option.group(2) == null ? "" : option.group(2);
                    options.putIfAbsent(option.group(1), new Option("", option.group(1), value, ""));
                }
                if (line.contains("[-o FILE]")) {
                    options.putIfAbsent("output", new Option("o", "output", "FILE", "write to FILE"));
                }
            }
            Matcher option = OPTION.matcher(line);
            if (option.matches()) {
                options.put(
                        option.group(2),
                        new Option(text(option.group(1)), option.group(2), text(option.group(3)), text(option.group(4))));
            }
        }
        options.putIfAbsent("help", new Option("h", "help", "", "how to use the command"));
        return new HelpPage(name, lines, List.copyOf(options.values()), List.copyOf(words));
    }

    private static String text(String group) {
        return group == null ? "" : group;
    }

    /** The commands that the main page lists, with what they do. */
    Map<String, String> commands() {
        Map<String, String> commands = new LinkedHashMap<>();
        Pattern command = Pattern.compile("^ {2}([a-z]+) {2,}(\\S.*)$");
        for (String line : lines) {
            Matcher found = command.matcher(line);
            if (found.matches()) {
                commands.put(found.group(1), found.group(2));
            }
        }
        return commands;
    }

    /** The first paragraph: what the command is for. */
    List<String> summary() {
        List<String> summary = new ArrayList<>();
        for (String line : lines) {
            if (line.isBlank()) {
                break;
            }
            summary.add(line);
        }
        return summary;
    }
}
