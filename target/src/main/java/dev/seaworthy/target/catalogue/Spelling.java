package dev.seaworthy.target.catalogue;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** What somebody may have meant who wrote a name that is not there. */
public final class Spelling {
    private Spelling() {}

    private record Near(String name, int distance) {}

    /**
     * The names that are most like one, the nearest first.
     *
     * @param name as it was written
     * @param names those that there are
     * @param farthest how many letters may be inserted, deleted or changed; one is always left
     * @param most how many to give
     */
    public static List<String> nearest(String name, Collection<String> names, int farthest, int most) {
        int limit = Math.min(farthest, Math.max(name.length() - 1, 1));
        return names.stream()
                // Whatever differs more in length than the limit is farther away than that.
                .filter(other -> Math.abs(other.length() - name.length()) <= limit)
                .map(other -> new Near(other, distance(name, other)))
                .filter(near -> near.distance() <= limit)
                .sorted(Comparator.comparingInt(Near::distance))
                .limit(most)
                .map(Near::name)
                .toList();
    }

    /** Levenshtein's distance: how many letters to insert, delete or change. */
    public static int distance(String left, String right) {
        int[] previous = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int[] current = new int[right.length() + 1];
            current[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int change = previous[j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(change, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[right.length()];
    }
}
