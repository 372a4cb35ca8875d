package dev.seaworthy.cli;

import dev.seaworthy.bundle.Difference;
import dev.seaworthy.bundle.Difference.Cause;
import java.util.Set;

/** What {@code seaworthy bundle} says of files that are not as it would write them. */
final class DriftText {
    static final String ANOTHER_BINARY = "note: the binary is another one than the bundle was made from, but no file"
            + " depends on the difference; run seaworthy bundle again before you install it";

    private DriftText() {}

    /** {@code systemd/orders.service: stale: the description changed}. */
    static String line(Difference one) {
        String reason = reason(one.causes());
        String state = switch (one.state()) {
            case NEW -> "new";
            case MISSING -> "missing: somebody deleted it";
            case EDITED -> "edited by hand" + (reason.isEmpty() ? "" : ", and stale");
            case STALE -> "stale";
            case LEFT_OVER -> "left over";
            case NOT_OURS -> "not written by this command";
        };
        return one.path() + ": " + state + (reason.isEmpty() ? "" : ": " + reason);
    }

    static String refusal(Difference one) {
        return one.state() == Difference.State.NOT_OURS
                ? "was there before and is not ours; move it away, or let --force overwrite it"
                : "was edited; move the change into a drop-in or patch of your own, or let --force overwrite it";
    }

    private static String reason(Set<Cause> causes) {
        if (causes.containsAll(Set.of(Cause.DESCRIPTION, Cause.BINARY))) {
            return "the description and the binary changed";
        }
        if (causes.contains(Cause.DESCRIPTION)) {
            return "the description changed";
        }
        if (causes.contains(Cause.BINARY)) {
            return "the binary changed";
        }
        return causes.contains(Cause.OTHER)
                ? "neither the description nor the binary changed: seaworthy, its options or a base image did"
                : "";
    }
}
