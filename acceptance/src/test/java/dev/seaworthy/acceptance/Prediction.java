package dev.seaworthy.acceptance;

import dev.seaworthy.acceptance.Outcome.Reason;

/** What a judge says before anything is run. */
sealed interface Prediction {
    /** It gets through its loader. */
    record WillStart() implements Prediction {}

    /**
     * It does not.
     *
     * @param text the error text, as the loader would print it
     */
    record WillNotStart(Reason reason, String text) implements Prediction {}

    /** It gets past its loader, and then dies of a signal. */
    record WillCrash() implements Prediction {}

    /** The judge cannot tell, and says why. */
    record CannotTell(String why) implements Prediction {}
}
