package dev.seaworthy.verdict;

import java.util.List;

/** What all findings add up to for one binary on one target, from best to worst. */
public enum Verdict {
    /** It loads, and nothing that it needs is missing. */
    RUNS,
    /** It starts, but something that it uses will fail or differ. */
    GAPS,
    /** It cannot be told, and the findings say why. */
    UNKNOWN,
    /** It does not start. */
    FAILS;

    /** Adds findings up: one blocker outweighs every doubt, a doubt outweighs every gap. */
    public static Verdict of(List<Finding> findings) {
        Verdict worst = RUNS;
        for (Finding finding : findings) {
            Verdict one = switch (finding.severity()) {
                case BLOCKER -> FAILS;
                case UNDECIDED -> UNKNOWN;
                case GAP -> GAPS;
                case NOTE -> RUNS;
            };
            worst = one.compareTo(worst) > 0 ? one : worst;
        }
        return worst;
    }
}
