package dev.seaworthy.acceptance;

import dev.seaworthy.acceptance.RuntimeLaboratory.Observation;
import dev.seaworthy.acceptance.RuntimeLaboratory.Program;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Prints what programs that ask for one thing get, as the pages of docs/evidence/runtime.md. Runs without a build:
 * {@code java acceptance/src/test/java/dev/seaworthy/acceptance/RuntimeTable.java [PROGRAM-REGEX]}, in the checkout.
 */
final class RuntimeTable {
    private RuntimeTable() {}

    public static void main(String[] arguments) {
        Predicate<String> wanted =
                arguments.length > 0 ? Pattern.compile(arguments[0]).asPredicate() : any -> true;
        RuntimeLaboratory laboratory = RuntimeLaboratory.open();
        List<Situation> situations = laboratory.situations();
        List<Program> programs = laboratory.programs().stream()
                .filter(program -> wanted.test(program.name()))
                .toList();
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        print(out, situations, laboratory.observeAll(programs, situations));
    }

    /** Prints the situations, then one section for each program. */
    static void print(PrintStream out, List<Situation> situations, List<Observation> observations) {
        out.println("## Situations\n");
        out.println("| situation | user | environment | what is special about it |");
        out.println("|---|---|---|---|");
        for (Situation situation : situations) {
            out.printf(
                    "| %s | %d | %s | %s |%n",
                    situation.name(),
                    situation.user(),
                    situation.environment().stream().map(RuntimeTable::code).collect(Collectors.joining(" ")),
                    situation.sentence());
        }
        Map<String, List<Observation>> byProgram = observations.stream()
                .collect(Collectors.groupingBy(one -> one.program().name(), TreeMap::new, Collectors.toList()));
        out.println("\n## Programs");
        byProgram.forEach((name, some) -> printProgram(out, name, some));
    }

    /** Builds that behave alike everywhere share a column, situations that make no difference share a row, the most the last. */
    private static void printProgram(PrintStream out, String name, List<Observation> observations) {
        out.printf("%n### %s%n%n%s%n%n", name, purpose(name));
        Map<String, Map<String, String>> cells = new LinkedHashMap<>();
        for (Observation one : observations) {
            cells.computeIfAbsent(one.program().build(), build -> new LinkedHashMap<>())
                    .put(one.situation().name(), cell(one.behaviour()));
        }
        Map<Map<String, String>, List<String>> columns =
                alike(cells.keySet(), build -> cells.getOrDefault(build, Map.of()));
        Map<List<String>, List<String>> rows = alike(
                cells.values().iterator().next().keySet(),
                situation -> columns.keySet().stream()
                        .map(column -> column.getOrDefault(situation, ""))
                        .toList());
        out.println("| situation | "
                + columns.values().stream()
                        .map(builds -> String.join(", ", builds))
                        .collect(Collectors.joining(" | "))
                + " |");
        out.println("|---|" + "---|".repeat(columns.size()));
        int most = rows.values().stream().mapToInt(List::size).max().orElse(0);
        String last = "";
        for (Map.Entry<List<String>, List<String>> row : rows.entrySet()) {
            boolean others = row.getValue().size() == most && last.isEmpty();
            String line = "| %s | %s |%n"
                    .formatted(
                            others ? (rows.size() == 1 ? "all" : "all others") : String.join(", ", row.getValue()),
                            String.join(" | ", row.getKey()));
            if (others) {
                last = line;
            } else {
                out.print(line);
            }
        }
        out.print(last);
    }

    private static <K> Map<K, List<String>> alike(
            Collection<String> names, java.util.function.Function<String, K> key) {
        Map<K, List<String>> groups = new LinkedHashMap<>();
        names.forEach(name ->
                groups.computeIfAbsent(key.apply(name), k -> new ArrayList<>()).add(name));
        return groups;
    }

    private static String cell(Behaviour behaviour) {
        return switch (behaviour) {
            case Behaviour.Works _ -> "ok";
            case Behaviour.Gap(String text) -> "**gap** " + code(text);
            // Why not is the loader's business, and compared elsewhere, unless the program itself came to an end.
            case Behaviour.DoesNotRun(String text) ->
                text.contains("panic: ") ? "*does not run* " + code(text) : "*does not run*";
        };
    }

    private static String code(String text) {
        return text.contains("`") ? "`` " + text.replace("|", "\\|") + " ``" : "`" + text.replace("|", "\\|") + "`";
    }

    /** The sentence that the program's source begins with. */
    private static String purpose(String name) {
        Path source =
                Path.of(System.getProperty("seaworthy.root", "."), "acceptance/data/runtime/programs", name, "main.go");
        try {
            String comment = Files.readAllLines(source).stream()
                    .dropWhile(line -> !line.startsWith("// " + name))
                    .takeWhile(line -> line.startsWith("//"))
                    .map(line -> line.substring(3))
                    .collect(Collectors.joining("\n"));
            return comment.isEmpty() ? name : comment;
        } catch (IOException e) {
            return name;
        }
    }
}
