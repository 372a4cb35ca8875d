package dev.seaworthy.cli.explain;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;

/** Finds what is behind an error from the text that somebody saw. */
public final class ErrorFinder {
    /** More candidates are no help. */
    private static final int MOST = 6;

    private ErrorFinder() {}

    /**
     * A cause that fits the text.
     *
     * @param cause the id of a rule, or of something that no rule judges
     * @param certainty how sure the words make us
     * @param words the part of the text that led to it
     * @param sign what tells it from the other causes
     * @param next the command to run next
     */
    public record Candidate(String cause, Certainty certainty, String words, String sign, String next) {}

    /** The causes that fit, the surest first; each once. What is merely possible is left out where something is sure. */
    public static List<Candidate> find(String pasted, Language language) {
        String text = ErrorText.oneLine(pasted);
        Map<String, Candidate> byCause = new LinkedHashMap<>();
        for (KnownError known : KnownError.all()) {
            Matcher found = known.words().matcher(text);
            if (found.find()) {
                byCause.merge(
                        known.cause(),
                        new Candidate(
                                known.cause(),
                                known.certainty(),
                                found.group().strip(),
                                known.sign(language),
                                known.next()),
                        (one, other) -> other.certainty().compareTo(one.certainty()) < 0 ? other : one);
            }
        }
        boolean sure = byCause.values().stream().anyMatch(one -> one.certainty() == Certainty.SURE);
        return byCause.values().stream()
                .filter(one -> !sure || one.certainty() != Certainty.POSSIBLE)
                .sorted(Comparator.comparing(Candidate::certainty))
                .limit(MOST)
                .toList();
    }
}
