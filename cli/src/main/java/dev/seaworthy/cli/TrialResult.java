package dev.seaworthy.cli;

import dev.seaworthy.trial.Agreement;
import dev.seaworthy.trial.Outcome;
import dev.seaworthy.trial.Run;
import dev.seaworthy.trial.Series;
import dev.seaworthy.verdict.Assessment;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the trials of a binary on a target showed, beside what had been foretold.
 *
 * @param foretold the verdict
 * @param runs each time it was run; the first stands for all in what is not a time
 * @param toMain how long until {@code main.main}, from a run of its own; empty when that could not be seen
 * @param rootSize bytes of the target's regular files; empty for the host
 * @param awaited whether a sign was asked for by which it is ready
 * @param notFound the files that it looked for and did not find; empty when nobody could look on
 */
record TrialResult(
        Assessment foretold,
        List<Run> runs,
        Optional<Series> toMain,
        OptionalLong rootSize,
        boolean awaited,
        Optional<List<String>> notFound) {
    TrialResult {
        runs = List.copyOf(runs);
        notFound = notFound.map(List::copyOf);
    }

    Run first() {
        return runs.getFirst();
    }

    Agreement agreement() {
        return Agreement.of(foretold, first());
    }

    /** How long until it ended by itself. */
    Optional<Series> lasted() {
        return Series.of(runs.stream()
                .filter(run -> run.outcome() instanceof Outcome.Ended)
                .map(Run::lasted)
                .toList());
    }

    /** How long until it was ready. */
    Optional<Series> toReady() {
        return Series.of(runs.stream().flatMap(run -> run.toReady().stream()).toList());
    }

    /** The most memory of all runs, in bytes. */
    OptionalLong peakMemory() {
        return runs.stream().flatMapToLong(run -> run.peakMemory().stream()).max();
    }

    /** Whether it started, and in some run did not show the sign that was asked for. */
    boolean neverReady() {
        return awaited
                && first().outcome().started()
                && !runs.stream().allMatch(run -> run.outcome() instanceof Outcome.Ready);
    }

    /** Whether all is well: it started, as foretold, and became ready where that was asked for. */
    boolean isGood() {
        return first().outcome().started() && agreement() != Agreement.FALSE_ALARM && !neverReady();
    }
}
