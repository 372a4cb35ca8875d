package dev.seaworthy.trial;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The same measured several times.
 *
 * @param median the one in the middle; of an even number, the mean of the two
 * @param least the shortest
 * @param most the longest
 * @param count how many there are
 */
public record Series(Duration median, Duration least, Duration most, int count) {
    /** Of some durations; empty when there are none. */
    public static Optional<Series> of(List<Duration> measured) {
        if (measured.isEmpty()) {
            return Optional.empty();
        }
        List<Duration> sorted = measured.stream().sorted().toList();
        int half = sorted.size() / 2;
        Duration median = sorted.size() % 2 == 1
                ? sorted.get(half)
                : sorted.get(half - 1).plus(sorted.get(half)).dividedBy(2);
        return Optional.of(new Series(median, sorted.getFirst(), sorted.getLast(), sorted.size()));
    }
}
