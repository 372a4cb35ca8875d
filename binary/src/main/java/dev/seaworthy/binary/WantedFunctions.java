package dev.seaworthy.binary;

import java.util.HashSet;
import java.util.Set;

/** The functions that are looked for in every Go program. */
final class WantedFunctions {
    static final Set<String> NAMES = names();

    private WantedFunctions() {}

    /** Names for which it is asked in the same pass, though having them means nothing. */
    static final Set<String> ASKED = asked();

    private static Set<String> asked() {
        Set<String> names = new HashSet<>(NAMES);
        names.addAll(CallGraph.ANCHORS);
        return Set.copyOf(names);
    }

    private static Set<String> names() {
        Set<String> names = new HashSet<>(Set.of(Sanitizers.RACE, Sanitizers.ADDRESS, Sanitizers.MEMORY));
        for (Use use : Use.values()) {
            names.addAll(use.functions());
        }
        return Set.copyOf(names);
    }
}
