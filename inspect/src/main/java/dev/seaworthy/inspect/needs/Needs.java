package dev.seaworthy.inspect.needs;

import dev.seaworthy.binary.BinaryFacts;
import dev.seaworthy.binary.GoFacts;
import java.util.ArrayList;
import java.util.List;

/**
 * What a binary needs of a Linux.
 *
 * @param all what is known, what it needs to start first
 * @param complete whether what it needs while it runs could be read; not so for other programs than those of Go, and
 *     without function table
 */
public record Needs(List<Need> all, boolean complete) {
    public Needs {
        all = List.copyOf(all);
    }

    /** Reads them from the facts of a binary. */
    public static Needs of(BinaryFacts facts) {
        List<Need> all = new ArrayList<>(StartNeeds.of(facts));
        facts.go().ifPresent(go -> all.addAll(RunNeeds.of(facts, go)));
        all.addAll(RunNeeds.announced(facts));
        boolean complete = facts.packing().isEmpty()
                && facts.go()
                        .map(GoFacts::functions)
                        .map(known -> known.complete())
                        .orElse(false);
        return new Needs(all, complete);
    }
}
