package dev.seaworthy.cli.explain;

/** How sure the words of an error make us of its cause, from best to worst. */
public enum Certainty {
    /** These words come from nothing else. */
    SURE,
    /** It is what usually is behind them. */
    USUAL,
    /** It can be behind them, if other signs fit. */
    POSSIBLE
}
