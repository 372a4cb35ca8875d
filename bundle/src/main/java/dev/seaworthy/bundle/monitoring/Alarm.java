package dev.seaworthy.bundle.monitoring;

import java.util.List;
import java.util.Map;

/**
 * An alert, and the series that show that it fires when it should and keeps silent otherwise.
 *
 * @param name its name
 * @param tier how urgent it is
 * @param why where it comes from: the article's threshold, what was corrected in it
 * @param expression in PromQL
 * @param hold for how long it must be true, {@code 2m}; {@code 0m} for no time
 * @param summary what is the matter, without values
 * @param labels that the expression gives
 * @param firing series under which it fires
 * @param quiet series under which it does not
 * @param after when the tests look
 */
record Alarm(
        String name,
        Tier tier,
        String why,
        String expression,
        String hold,
        String summary,
        Map<String, String> labels,
        List<Series> firing,
        List<Series> quiet,
        String after) {
    /** How soon somebody must come. */
    enum Tier {
        /** At once: people are called. */
        P0,
        /** Within the hour. */
        P1,
        /** Looked at once a day. */
        P2
    }

    /**
     * A series of a test, one value a minute.
     *
     * @param name with its labels
     * @param values in promtool's notation, {@code 0x5 1x5}
     */
    record Series(String name, String values) {}
}
