package dev.seaworthy.verdict.rules.runtime;

import dev.seaworthy.binary.GoFacts;
import dev.seaworthy.binary.LinkedFunction;
import dev.seaworthy.binary.LinkedFunctions;
import dev.seaworthy.binary.Origin;
import dev.seaworthy.binary.Use;
import dev.seaworthy.verdict.Case;
import dev.seaworthy.verdict.rules.Draft;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What is known of the functions in a case's binary, and of who brought them. */
final class Linked {
    /** So many packages that brought a function say enough. */
    private static final int MOST_ORIGINS = 2;

    private final Optional<GoFacts> go;
    private final LinkedFunctions functions;
    private final boolean callsKnown;

    private Linked(Optional<GoFacts> go) {
        this.go = go;
        this.functions = go.map(GoFacts::functions).orElse(LinkedFunctions.UNKNOWN);
        this.callsKnown = callsKnown(functions);
    }

    private static boolean callsKnown(LinkedFunctions functions) {
        for (LinkedFunction function : functions.functions().values()) {
            if (!function.callers().isEmpty() || !function.origins().isEmpty()) {
                return true;
            }
        }
        return false;
    }

    static Linked in(Case one) {
        return new Linked(one.binary().go());
    }

    /** Those of a use's functions that are linked, the most telling first. */
    List<LinkedFunction> of(Use use) {
        return functions.of(use);
    }

    boolean has(Use use) {
        return functions.has(use);
    }

    /** Those that calls from outside the standard library lead to; all that are linked where calls are not known. */
    List<LinkedFunction> reached(Use use) {
        return those(use, _ -> true);
    }

    /** Those that are called by code outside the standard library; all that are linked where calls are not known. */
    List<LinkedFunction> calledFromOutside(Use use) {
        return those(use, origin -> origin.path().size() <= 2);
    }

    /** Those to which calls lead from outside without passing through some function. */
    List<LinkedFunction> reachedPast(Use use, Use detour) {
        Set<String> avoided = detour.functions();
        return those(use, origin -> origin.path().stream().noneMatch(avoided::contains));
    }

    private List<LinkedFunction> those(Use use, Predicate<Origin> wanted) {
        return functions.of(use).stream()
                .filter(function -> !callsKnown || function.origins().stream().anyMatch(wanted))
                .toList();
    }

    /** Whether the calls in the code were read. */
    boolean callsKnown() {
        return callsKnown;
    }

    /** Whether the Go release is this one or newer; of a range, whether all of it is. */
    boolean since(int major, int minor) {
        return go.flatMap(GoFacts::oldest)
                .map(version -> version.atLeast(major, minor))
                .orElse(true);
    }

    /** Writes down functions as evidence: which, and who brought the first of them. */
    static Draft evidence(Draft draft, List<LinkedFunction> functions) {
        functions.forEach(function -> draft.binary("linked function", function.name()));
        functions.stream()
                .filter(function -> !function.origins().isEmpty())
                .findFirst()
                .ifPresent(function -> function.origins().stream()
                        .limit(MOST_ORIGINS)
                        .forEach(origin -> draft.binary("brought by", text(origin))));
        return draft;
    }

    private static String text(Origin origin) {
        String module = origin.module()
                .filter(one -> !one.version().isEmpty() && !one.version().equals("(devel)"))
                .map(one -> " (" + one.path() + " " + one.version() + ")")
                .orElse("");
        return origin.function() + module;
    }
}
