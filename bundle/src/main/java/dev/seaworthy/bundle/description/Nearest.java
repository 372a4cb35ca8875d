package dev.seaworthy.bundle.description;

import dev.seaworthy.target.catalogue.Spelling;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Guesses which word was meant. */
final class Nearest {
    /** Longer than any key: far from all of them. */
    private static final int LONGEST = 64;

    private Nearest() {}

    /** The word that differs least, when it differs by a third of its letters or so at most. */
    static Optional<String> to(String given, Collection<String> words) {
        String lower = given.toLowerCase(Locale.ROOT);
        return words.stream()
                .filter(word -> distance(lower, word) <= (word.length() + 1) / 3)
                .min(Comparator.comparingInt(word -> distance(lower, word)));
    }

    private static int distance(String lower, String word) {
        return lower.length() > LONGEST ? lower.length() : Spelling.distance(lower, word.toLowerCase(Locale.ROOT));
    }
}
