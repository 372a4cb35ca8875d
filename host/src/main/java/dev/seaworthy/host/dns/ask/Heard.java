package dev.seaworthy.host.dns.ask;

/** What came of asking a server once. */
sealed interface Heard {
    /**
     * An answer to this very question.
     *
     * @param nanos how long it took
     */
    record Answer(Reply.Message message, long nanos) implements Heard {}

    /** Nothing at all until the wait was over. */
    record Silence() implements Heard {}

    /**
     * Only messages that are no answer to the question.
     *
     * @param what what was wrong with the last of them
     */
    record Nonsense(String what) implements Heard {}

    /**
     * The machine said that nobody listens there, or it cannot be reached.
     *
     * @param why in the words of the system
     */
    record Closed(String why) implements Heard {}
}
