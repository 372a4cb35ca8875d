package dev.seaworthy.inspect.difference;

import dev.seaworthy.inspect.difference.Change.Effect;
import dev.seaworthy.inspect.difference.Change.Topic;
import dev.seaworthy.inspect.hardening.Hardening;
import dev.seaworthy.inspect.hardening.Protection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Protections that came or went. */
final class HardeningChanges {
    private HardeningChanges() {}

    static List<Change> between(Hardening before, Hardening after) {
        List<Change> changes = new ArrayList<>();
        for (Protection now : after.protections()) {
            Optional<Protection> was = before.find(now.id());
            if (was.isPresent() && !was.get().value().equals(now.value())) {
                changes.add(new Change(
                        Topic.HARDENING,
                        now.id(),
                        now.name(),
                        was.get().value(),
                        now.value(),
                        effect(was.get(), now),
                        List.of(now.meaning())));
            }
        }
        return changes;
    }

    private static Effect effect(Protection was, Protection now) {
        if (was.rating() == Protection.Rating.NOT_APPLICABLE || now.rating() == Protection.Rating.NOT_APPLICABLE) {
            // There is C code now, or no longer: that is another program, not another protection.
            return Effect.DIFFERS;
        }
        int compared = Integer.compare(badness(was.rating()), badness(now.rating()));
        return compared == 0 ? Effect.DIFFERS : compared < 0 ? Effect.WEAKENS : Effect.STRENGTHENS;
    }

    /** What is usual, has no sense or is not known is neither good nor bad. */
    private static int badness(Protection.Rating rating) {
        return switch (rating) {
            case GOOD, NORMAL, NOT_APPLICABLE, UNKNOWN -> 0;
            case WEAK -> 1;
            case BAD -> 2;
        };
    }
}
