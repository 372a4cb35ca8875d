package dev.seaworthy.cli;

import dev.seaworthy.cli.explain.Language;
import dev.seaworthy.verdict.Fact;
import dev.seaworthy.verdict.Finding;
import dev.seaworthy.verdict.Remedy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sentences in the language of the user: they are made in English, where they are found, and looked up here. What is not in
 * the list stays English. Commands, error texts and names are the same in all languages.
 *
 * <p>A list has a sentence a line, in English and, behind a tab, in the other language. What is put into a sentence is looked
 * up as well, since a reason may be a sentence itself: its place is <code>{}</code>, in the same order in both, or
 * <code>{0}</code>, <code>{1}</code>, in any order.
 */
final class Translations {
    /** What the views of {@code inspect} say. */
    static final String VIEWS = "inspect-zh.tsv";
    /** What audits of hosts and logs say. */
    static final String AUDITS = "audit-zh.tsv";

    private static final Pattern PLACE = Pattern.compile("\\{(\\d?)}");

    /** A sentence in a sentence in a sentence is the deepest that there is in an audit. */
    private static final int DEEPEST_OF_AUDITS = 3;
    /** A sentence in which a stranger has put more than that is not worth the search. */
    private static final int LONGEST_OF_AUDITS = 1000;

    /** A sentence into which something is put, and how much of it is always there. */
    private record Shape(Pattern english, int fixed, String other) {}

    private final Map<String, String> whole = new HashMap<>();
    private final List<Shape> shapes = new ArrayList<>();
    private final int deepest;
    private final int longest;

    private Translations(int deepest, int longest) {
        this.deepest = deepest;
        this.longest = longest;
    }

    /** Those for the views of {@code inspect}; of English there are none. */
    static Translations ofViews(Language language) {
        // What is put in is shorter than the sentence around it, so that the search comes to an end.
        return new Translations(Integer.MAX_VALUE, Integer.MAX_VALUE).with(language, VIEWS);
    }

    /** Those for audits of hosts and logs; of English there are none. */
    static Translations ofAudits(Language language) {
        return new Translations(DEEPEST_OF_AUDITS, LONGEST_OF_AUDITS).with(language, AUDITS);
    }

    private Translations with(Language language, String file) {
        return switch (language) {
            case ENGLISH -> this;
            case CHINESE -> read(file);
        };
    }

    private Translations read(String file) {
        for (String line : lines(file)) {
            int tab = line.indexOf('\t');
            if (tab > 0) {
                String english = line.substring(0, tab);
                String other = line.substring(tab + 1);
                Matcher place = PLACE.matcher(english);
                if (place.find()) {
                    shapes.add(new Shape(pattern(english), place.replaceAll("").length(), other));
                } else {
                    whole.put(english, other);
                }
            }
        }
        // "{} symbols for the program" before "{} for {}", which would take all of it.
        shapes.sort(Comparator.comparingInt(Shape::fixed).reversed());
        return this;
    }

    /** A list, line by line. */
    static List<String> lines(String file) {
        try (InputStream in = Translations.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the build left out " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Pattern pattern(String english) {
        StringBuilder pattern = new StringBuilder();
        String between = "";
        for (String part : PLACE.split(english, -1)) {
            pattern.append(between).append(Pattern.quote(part));
            between = "(.*?)";
        }
        return Pattern.compile(pattern.toString(), Pattern.DOTALL);
    }

    /** A sentence, or a name, in this language; as it is when it is not known. */
    String of(String english) {
        return of(english, 0);
    }

    private String of(String english, int depth) {
        if (depth == deepest || english.isEmpty() || english.length() > longest) {
            return english;
        }
        String known = whole.get(english);
        if (known != null) {
            return known;
        }
        for (Shape shape : shapes) {
            Matcher said = shape.english().matcher(english);
            if (said.matches()) {
                return filled(shape.other(), said, depth + 1);
            }
        }
        return english;
    }

    private String filled(String other, Matcher said, int depth) {
        StringBuilder out = new StringBuilder();
        Matcher place = PLACE.matcher(other);
        int last = 0;
        for (int i = 0; place.find(); i++) {
            int number = place.group(1).isEmpty() ? i : Integer.parseInt(place.group(1));
            out.append(other, last, place.start()).append(of(said.group(number + 1), depth));
            last = place.end();
        }
        return out.append(other.substring(last)).toString();
    }

    /** A finding with its sentences in this language. */
    Finding of(Finding finding) {
        return whole.isEmpty()
                ? finding
                : new Finding(
                        finding.rule(),
                        finding.severity(),
                        of(finding.message()),
                        finding.missing(),
                        finding.predictedError(),
                        facts(finding.binaryEvidence()),
                        facts(finding.targetEvidence()),
                        finding.remedies().stream()
                                .map(one -> new Remedy(one.kind(), of(one.command()), of(one.why())))
                                .toList());
    }

    private List<Fact> facts(List<Fact> facts) {
        return facts.stream()
                .map(one -> new Fact(of(one.name()), of(one.value())))
                .toList();
    }
}
