package dev.seaworthy.acceptance;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Counts how predictions and outcomes compare, and remembers where they differ. */
final class Tally {
    private final Map<Agreement, Integer> counts = new EnumMap<>(Agreement.class);
    private final List<String> disagreements = new ArrayList<>();
    private final Set<String> undecided = new TreeSet<>();

    void add(String binary, String root, Prediction prediction, Outcome outcome) {
        Agreement agreement = Agreement.of(prediction, outcome);
        counts.merge(agreement, 1, Integer::sum);
        switch (agreement) {
            case EXACT, OTHER_TEXT -> {}
            case UNKNOWN -> undecided.add(binary);
            case OTHER_REASON, FALSE_ALARM, MISSED ->
                disagreements.add(
                        agreement + ": " + binary + " in " + root + ": foretold " + prediction + ", seen " + outcome);
        }
    }

    /** Where the prediction was wrong, whether it starts or why not. */
    List<String> disagreements() {
        return List.copyOf(disagreements);
    }

    /** The binaries on which the judge would not commit itself in some root. */
    Set<String> undecided() {
        return Set.copyOf(undecided);
    }

    @Override
    public String toString() {
        int all = counts.values().stream().mapToInt(Integer::intValue).sum();
        return all + " compared, " + counts;
    }
}
