package dev.seaworthy.bundle.rollout;

import dev.seaworthy.bundle.description.Rollout;

/**
 * What Flagger's scheduler does with a new version, look by look (fluxcd/flagger, {@code pkg/controller/scheduler.go}):
 * the first look sends the first traffic and asks no metrics; each later one first compares the failed checks so far, which
 * no good check takes back, with the threshold, then asks the metrics, and moves the weight on or, at the greatest
 * weight, promotes.
 */
final class Forecast {
    /** Flagger looks no more often. */
    private static final int SHORTEST_INTERVAL = 10;

    private Forecast() {}

    /**
     * How it ends.
     *
     * @param isPromoted whether the new version won
     * @param seconds from the first traffic to the end
     */
    record End(boolean isPromoted, long seconds) {}

    /** How it ends when all checks are good, or none. */
    static End of(Rollout rollout, boolean isGood) {
        long interval = Math.max(SHORTEST_INTERVAL, rollout.intervalSeconds());
        int weight = Math.min(rollout.stepWeight(), rollout.maxWeight());
        int failed = 0;
        for (long look = 1; ; look++) {
            if (failed >= rollout.threshold()) {
                return new End(false, look * interval);
            }
            if (!isGood) {
                failed++;
            } else if (weight >= rollout.maxWeight()) {
                return new End(true, look * interval);
            } else {
                weight = Math.min(weight + rollout.stepWeight(), rollout.maxWeight());
            }
        }
    }

    /** Seconds in the largest unit that gives a whole number: {@code 90s}, {@code 5m}, {@code 2h}. */
    static String duration(long seconds) {
        if (seconds % 3600 == 0) {
            return seconds / 3600 + "h";
        }
        return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }
}
