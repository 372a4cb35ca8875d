package dev.seaworthy.inspect.needs;

import dev.seaworthy.binary.LinkedFunction;
import dev.seaworthy.binary.LinkedFunctions;
import dev.seaworthy.binary.Origin;
import dev.seaworthy.binary.Use;
import java.util.List;
import java.util.function.Predicate;

/**
 * Linked functions to which code outside the standard library leads. Where calls cannot be read, that a function is linked
 * counts.
 */
final class Reached {
    private final LinkedFunctions functions;
    private final boolean callsKnown;

    Reached(LinkedFunctions functions) {
        this.functions = functions;
        this.callsKnown = functions.functions().values().stream()
                .anyMatch(function ->
                        !function.callers().isEmpty() || !function.origins().isEmpty());
    }

    boolean has(Use use) {
        return functions.has(use);
    }

    boolean callsKnown() {
        return callsKnown;
    }

    List<LinkedFunction> of(Use use) {
        return functions.of(use);
    }

    List<LinkedFunction> reached(Use use) {
        return those(use, _ -> true);
    }

    /** Those that are called directly. */
    List<LinkedFunction> calledFromOutside(Use use) {
        return those(use, origin -> origin.path().size() <= 2);
    }

    private List<LinkedFunction> those(Use use, Predicate<Origin> wanted) {
        return functions.of(use).stream()
                .filter(function -> !callsKnown || function.origins().stream().anyMatch(wanted))
                .toList();
    }
}
