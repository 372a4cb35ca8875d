package dev.seaworthy.cli;

import dev.seaworthy.verdict.Verdict;
import java.util.Arrays;
import java.util.List;

/** Which verdicts are not good enough: {@code --fail-on}. */
enum FailOn {
    FAILS,
    UNKNOWN,
    GAPS,
    NEVER;

    /** The names on the command line. */
    static List<String> words() {
        return Arrays.stream(values()).map(one -> Style.word(one.name())).toList();
    }

    static FailOn named(String word) {
        return valueOf(word.toUpperCase(java.util.Locale.ROOT));
    }

    boolean accepts(Verdict verdict) {
        return switch (this) {
            case FAILS -> verdict != Verdict.FAILS;
            case UNKNOWN -> verdict == Verdict.RUNS || verdict == Verdict.GAPS;
            case GAPS -> verdict == Verdict.RUNS;
            case NEVER -> true;
        };
    }
}
