package dev.seaworthy.verdict;

/** What a finding does to the verdict. */
public enum Severity {
    /** The binary does not start: the verdict is {@link Verdict#FAILS}. */
    BLOCKER,
    /** Whether it starts cannot be told: the verdict is {@link Verdict#UNKNOWN}, unless something else blocks it. */
    UNDECIDED,
    /** It starts, but something that it uses fails or differs: {@link Verdict#GAPS}. */
    GAP,
    /** Worth knowing; changes no verdict. */
    NOTE
}
