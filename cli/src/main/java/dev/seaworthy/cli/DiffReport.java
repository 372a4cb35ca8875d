package dev.seaworthy.cli;

import dev.seaworthy.inspect.difference.Change;
import dev.seaworthy.inspect.difference.Change.Effect;
import dev.seaworthy.inspect.difference.Difference;
import dev.seaworthy.verdict.Verdict;
import java.util.List;

/**
 * Two builds compared.
 *
 * @param oldName the old build as the user named it
 * @param newName the new one
 * @param same whether the files are the same byte by byte
 * @param difference what changed
 * @param targets the targets on which both were judged, those of the user or the usual ones
 * @param named whether the user named them
 */
record DiffReport(
        String oldName, String newName, boolean same, Difference difference, List<Judged> targets, boolean named) {
    DiffReport {
        targets = List.copyOf(targets);
    }

    /**
     * Both on one target.
     *
     * @param target its name
     * @param before the old build's verdict
     * @param after the new one's
     * @param reasons findings about the new build that the old one does not have, the gravest first: rule and message
     */
    record Judged(String target, Verdict before, Verdict after, List<String> reasons) {
        Judged {
            reasons = List.copyOf(reasons);
        }

        boolean changed() {
            return before != after;
        }

        /** Verdicts are declared from good to bad. */
        boolean worse() {
            return after.compareTo(before) > 0;
        }
    }

    List<Judged> worse() {
        return targets.stream().filter(Judged::worse).toList();
    }

    List<Judged> changed() {
        return targets.stream().filter(Judged::changed).toList();
    }

    List<Change> demands() {
        return difference.with(Effect.DEMANDS);
    }

    /** Whether somebody should look at this before it is rolled out. */
    boolean wantsALook() {
        return difference.wantsALook() || !worse().isEmpty();
    }

    /** The answer to: may I roll this out on the same hosts? */
    String answer(DiffWords words) {
        if (same) {
            return words.same();
        }
        if (!worse().isEmpty()) {
            Judged first = worse().getFirst();
            return words.worse(worse().stream().map(Judged::target).toList(), first.before(), first.after());
        }
        if (!demands().isEmpty()) {
            return words.demands(
                    demands().stream().map(Change::after).map(words::say).toList(), named && !targets.isEmpty());
        }
        List<String> weaker = difference.with(Effect.WEAKENS).stream()
                .map(change -> words.say(change.what()) + ": " + words.say(change.before()) + " → "
                        + words.say(change.after()))
                .toList();
        return words.nothingNew(difference.complete()) + (weaker.isEmpty() ? "" : " " + words.weaker(weaker));
    }
}
