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
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sentences of audits in the language of the user: they are made in English, where they are found, and looked up here. What
 * is not in the list stays English. Commands, error texts and names are the same in all languages.
 */
final class Translations {
    private static final String FILE = "audit-zh.tsv";
    private static final Pattern PLACE = Pattern.compile("\\{\\d}");
    /** A text in a sentence in a sentence is the deepest that there is. */
    private static final int DEEPEST = 3;
    /** A sentence in which a stranger has put more than that is not worth the search. */
    private static final int LONGEST = 1000;

    private record Sentence(String english, Pattern pattern, String other) {
        /** How much of it is fixed: of several that fit, the one with most says most. */
        private int fixed() {
            return PLACE.matcher(english).replaceAll("").length();
        }
    }

    private final List<Sentence> sentences;

    private Translations(List<Sentence> sentences) {
        this.sentences = sentences;
    }

    /** Those of a language; of English there are none. */
    static Translations in(Language language) {
        return new Translations(
                switch (language) {
                    case ENGLISH -> List.of();
                    case CHINESE -> read();
                });
    }

    private static List<Sentence> read() {
        try (InputStream in = Translations.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("the build left out " + FILE);
            }
            List<Sentence> all = new ArrayList<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
                int tab = line.indexOf('\t');
                if (tab > 0) {
                    String english = line.substring(0, tab);
                    all.add(new Sentence(english, pattern(english), line.substring(tab + 1)));
                }
            }
            all.sort(Comparator.comparingInt(Sentence::fixed).reversed());
            return all;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Pattern pattern(String english) {
        StringBuilder pattern = new StringBuilder();
        int last = 0;
        Matcher place = PLACE.matcher(english);
        while (place.find()) {
            pattern.append(Pattern.quote(english.substring(last, place.start())))
                    .append("(.*?)");
            last = place.end();
        }
        return Pattern.compile(
                pattern.append(Pattern.quote(english.substring(last))).toString(), Pattern.DOTALL);
    }

    /** A sentence, or a name, in this language; as it is when it is not known. */
    String of(String english) {
        return of(english, 0);
    }

    private String of(String english, int depth) {
        if (depth == DEEPEST || english.isEmpty() || english.length() > LONGEST) {
            return english;
        }
        for (Sentence sentence : sentences) {
            Matcher fits = sentence.pattern().matcher(english);
            if (fits.matches()) {
                String other = sentence.other();
                StringBuilder said = new StringBuilder();
                int last = 0;
                Matcher place = PLACE.matcher(other);
                while (place.find()) {
                    int number = other.charAt(place.start() + 1) - '0';
                    said.append(other, last, place.start()).append(of(fits.group(number + 1), depth + 1));
                    last = place.end();
                }
                return said.append(other.substring(last)).toString();
            }
        }
        return english;
    }

    /** A finding with its sentences in this language. */
    Finding of(Finding finding) {
        return sentences.isEmpty()
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
