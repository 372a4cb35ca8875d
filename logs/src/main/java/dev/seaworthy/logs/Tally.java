package dev.seaworthy.logs;

import java.util.ArrayList;
import java.util.List;

/** How often a requirement was not met, and the first lines that did not. */
final class Tally {
    private final int examples;
    private final List<Offender> offenders = new ArrayList<>();
    private long count;

    Tally(int examples) {
        this.examples = examples;
    }

    long count() {
        return count;
    }

    List<Offender> offenders() {
        return offenders;
    }

    /** Counts one more; whether its line is wanted as an example. */
    boolean add() {
        count++;
        return offenders.size() < examples;
    }

    void example(Offender offender) {
        offenders.add(offender);
    }
}
