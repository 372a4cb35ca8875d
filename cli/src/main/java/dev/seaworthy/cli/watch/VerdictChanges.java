package dev.seaworthy.cli.watch;

import dev.seaworthy.verdict.Assessment;
import dev.seaworthy.verdict.Finding;
import dev.seaworthy.verdict.Severity;
import dev.seaworthy.verdict.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is otherwise in a second judgement than in the first. */
public final class VerdictChanges {
    private VerdictChanges() {}

    /** Which binary, and where. */
    private record Pair(String binary, String target) {}

    /**
     * One line for each pair that changed, such as {@code app  debian:12  gaps → runs  -runtime/ca-certificates}: findings
     * that came have a plus, those that went a minus; notes do not count. New pairs and those that are gone have one too.
     *
     * @param word the word for a verdict
     */
    public static List<String> between(
            List<Assessment> before, List<Assessment> after, Function<Verdict, String> word) {
        Map<Pair, Assessment> old = byPair(before);
        Map<Pair, Assessment> now = byPair(after);
        List<String> lines = new ArrayList<>();
        now.forEach((pair, result) -> {
            Assessment earlier = old.get(pair);
            if (earlier == null) {
                lines.add(line(pair, "+ " + word.apply(result.verdict()), changed(Set.of(), rules(result))));
                return;
            }
            String rules = changed(rules(earlier), rules(result));
            if (result.verdict() != earlier.verdict()) {
                lines.add(line(pair, word.apply(earlier.verdict()) + " → " + word.apply(result.verdict()), rules));
            } else if (!rules.isEmpty()) {
                lines.add(line(pair, word.apply(result.verdict()), rules));
            }
        });
        old.forEach((pair, result) -> {
            if (!now.containsKey(pair)) {
                lines.add(line(pair, "- " + word.apply(result.verdict()), ""));
            }
        });
        return lines;
    }

    private static Map<Pair, Assessment> byPair(List<Assessment> results) {
        Map<Pair, Assessment> byPair = new LinkedHashMap<>();
        for (Assessment result : results) {
            byPair.put(new Pair(result.binary(), result.target()), result);
        }
        return byPair;
    }

    private static Set<String> rules(Assessment result) {
        return result.findings().stream()
                .filter(finding -> finding.severity() != Severity.NOTE)
                .map(VerdictChanges::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** A rule, and what is missing where it says so. */
    private static String name(Finding finding) {
        return finding.missing()
                .map(missing -> finding.rule() + " (" + missing + ")")
                .orElse(finding.rule());
    }

    private static String changed(Set<String> before, Set<String> after) {
        List<String> words = new ArrayList<>();
        after.stream().filter(rule -> !before.contains(rule)).forEach(rule -> words.add("+" + rule));
        before.stream().filter(rule -> !after.contains(rule)).forEach(rule -> words.add("-" + rule));
        return String.join(", ", words);
    }

    private static String line(Pair pair, String verdicts, String rules) {
        String line = pair.binary() + "  " + pair.target() + "  " + verdicts;
        return rules.isEmpty() ? line : line + "  " + rules;
    }
}
