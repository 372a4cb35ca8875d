package dev.seaworthy.cli.explain;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** All rules that have a page, from the table that also readers of the repository see. */
public final class RuleIndex {
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| \\[([a-z0-9/-]+)]\\([^)]*\\) \\| ([^|]*) \\| (.*) \\|$");
    /** Names that differ in more letters are not what was meant. */
    private static final int FARTHEST = 4;

    private final List<Entry> entries;

    private RuleIndex(List<Entry> entries) {
        this.entries = entries;
    }

    /**
     * A rule in one line.
     *
     * @param id its id
     * @param severity what its findings do to a verdict
     * @param summary what it is about
     */
    public record Entry(String id, String severity, String summary) {}

    /** The rules in a language; one that has no page in it yet is told of in English. */
    public static RuleIndex in(Language language) {
        List<Entry> english = table(Language.ENGLISH);
        if (language == Language.ENGLISH) {
            return new RuleIndex(english);
        }
        List<Entry> translated = table(language);
        return new RuleIndex(english.stream()
                .map(entry -> translated.stream()
                        .filter(one -> one.id().equals(entry.id()))
                        .findFirst()
                        .orElse(entry))
                .toList());
    }

    private static List<Entry> table(Language language) {
        String table = RulePage.resource("pages/" + language.code() + "/README.md")
                .orElseThrow(() -> new IllegalStateException("the build left out the table of rules"));
        return ROW.matcher(table)
                .results()
                .map(found -> new Entry(
                        found.group(1), found.group(2).strip(), found.group(3).strip()))
                .toList();
    }

    /** All of them, sorted by id. */
    public List<Entry> entries() {
        return entries;
    }

    /** The rule of a name, which may lack the group where that leaves no doubt. */
    public Optional<Entry> find(String name) {
        Optional<Entry> exact =
                entries.stream().filter(entry -> entry.id().equals(name)).findFirst();
        if (exact.isPresent()) {
            return exact;
        }
        List<Entry> sameName =
                entries.stream().filter(entry -> shortName(entry).equals(name)).toList();
        return sameName.size() == 1 ? Optional.of(sameName.getFirst()) : Optional.empty();
    }

    /** The rules that may have been meant, the nearest first. */
    public List<String> nearest(String name) {
        String wanted = name.substring(name.lastIndexOf('/') + 1);
        return entries.stream()
                .filter(entry -> distance(entry, wanted) <= FARTHEST)
                .sorted(Comparator.comparingInt(entry -> distance(entry, wanted)))
                .limit(3)
                .map(Entry::id)
                .toList();
    }

    private static int distance(Entry entry, String wanted) {
        String name = shortName(entry);
        boolean part = wanted.length() > 2 && name.contains(wanted);
        return part ? 1 : distance(name, wanted);
    }

    private static String shortName(Entry entry) {
        return entry.id().substring(entry.id().indexOf('/') + 1);
    }

    /** How many letters must be added, removed or changed (Levenshtein); bounded by what users type. */
    private static int distance(String one, String other) {
        if (Math.abs(one.length() - other.length()) > FARTHEST) {
            return Integer.MAX_VALUE;
        }
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int change = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
