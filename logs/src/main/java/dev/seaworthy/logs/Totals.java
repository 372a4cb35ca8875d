package dev.seaworthy.logs;

import dev.seaworthy.logs.go.Traces;
import dev.seaworthy.logs.json.Field;
import dev.seaworthy.logs.json.FieldTable;
import dev.seaworthy.logs.leak.Leak;
import dev.seaworthy.logs.pace.Pace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the sentences of findings are made from.
 *
 * @param lines how many lines there are
 * @param json how many are JSON
 * @param pace what the timestamps say
 * @param table all fields
 * @param others how many members are in no table
 * @param levels the levels seen
 * @param traces the stack traces
 * @param leaks kinds of leaks, and in how many lines
 */
record Totals(
        long lines,
        long json,
        Pace pace,
        FieldTable table,
        long others,
        Map<String, Long> levels,
        Traces traces,
        Map<Leak, Long> leaks) {
    /** Counters as numbers, the largest first. */
    static <K> Map<K, Long> counted(Map<K, long[]> counters) {
        Map<K, Long> counted = new LinkedHashMap<>();
        counters.entrySet().stream()
                .sorted((one, other) -> Long.compare(other.getValue()[0], one.getValue()[0]))
                .forEach(entry -> counted.put(entry.getKey(), entry.getValue()[0]));
        return counted;
    }

    /** Counters by the words for what they count, the largest first. */
    static <K> Map<String, Long> words(Map<K, long[]> counters, Function<K, String> wording) {
        Map<String, Long> words = new LinkedHashMap<>();
        counted(counters).forEach((key, count) -> words.put(wording.apply(key), count));
        return words;
    }

    /** In a few words, which kinds of secrets, or of personal data, are in how many lines. */
    String leakList(boolean secrets) {
        List<String> all = leaks.entrySet().stream()
                .filter(entry -> entry.getKey().isSecret() == secrets)
                .map(entry -> entry.getKey().words() + " (" + entry.getValue() + ")")
                .toList();
        return String.join(", ", all);
    }

    /** The most frequent field that has another name of a part of the contract. */
    Optional<Field> alias(Part part) {
        return table.all().stream()
                .filter(field -> part.aliases().contains(field.path()))
                .reduce((one, other) -> other.count() > one.count() ? other : one);
    }
}
