package dev.seaworthy.acceptance;

import dev.seaworthy.acceptance.Outcome.DoesNotStart;
import dev.seaworthy.acceptance.Outcome.Starts;
import dev.seaworthy.acceptance.Prediction.CannotTell;
import dev.seaworthy.acceptance.Prediction.WillNotStart;
import dev.seaworthy.acceptance.Prediction.WillStart;

/** How a prediction and an outcome compare. */
enum Agreement {
    /** The prediction came true, the first line of the error text included. */
    EXACT,
    /** It does not start, for the reason foretold, but the loader words it otherwise. */
    OTHER_TEXT,
    /** It does not start, but for another reason. */
    OTHER_REASON,
    /** It was said not to start, and starts: a false alarm. */
    FALSE_ALARM,
    /** It was said to start, and does not: the worst. */
    MISSED,
    /** The judge could not tell. */
    UNKNOWN;

    static Agreement of(Prediction prediction, Outcome outcome) {
        return switch (prediction) {
            case CannotTell _ -> UNKNOWN;
            case Prediction.WillCrash _ ->
                outcome instanceof Starts starts && starts.ending().startsWith("signal") ? EXACT : FALSE_ALARM;
            case WillStart _ ->
                switch (outcome) {
                    case Starts _ -> EXACT;
                    case DoesNotStart _ -> MISSED;
                };
            case WillNotStart foretold ->
                switch (outcome) {
                    case Starts _ -> FALSE_ALARM;
                    case DoesNotStart seen -> compare(foretold, seen);
                };
        };
    }

    private static Agreement compare(WillNotStart foretold, DoesNotStart seen) {
        if (foretold.reason() != seen.reason()) {
            return OTHER_REASON;
        }
        return firstLine(foretold.text()).equals(firstLine(seen.text())) ? EXACT : OTHER_TEXT;
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
