package dev.seaworthy.verdict.rules.runtime;

import dev.seaworthy.binary.GoFacts;
import dev.seaworthy.binary.GoVersion;
import dev.seaworthy.binary.LinkedFunction;
import dev.seaworthy.binary.LinkedFunctions;
import dev.seaworthy.binary.Use;
import dev.seaworthy.verdict.Case;
import dev.seaworthy.verdict.rules.Draft;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What is known of the functions in a case's binary. */
final class Linked {
    private final Optional<GoFacts> go;
    private final LinkedFunctions functions;

    private Linked(Optional<GoFacts> go) {
        this.go = go;
        this.functions = go.map(GoFacts::functions).orElse(LinkedFunctions.UNKNOWN);
    }

    static Linked in(Case one) {
        return new Linked(one.binary().go());
    }

    /** Those of these functions that are linked, in the order given. */
    List<LinkedFunction> of(Collection<String> names) {
        return names.stream().flatMap(name -> functions.find(name).stream()).toList();
    }

    /** Those of a use's functions that are linked, the most telling first. */
    List<LinkedFunction> of(Use use) {
        return functions.of(use);
    }

    boolean has(Use use) {
        return functions.has(use);
    }

    /** Whether the Go release is this one or newer; of a range, whether all of it is. */
    boolean since(int major, int minor) {
        return go.flatMap(GoFacts::oldest)
                .map(version -> version.atLeast(major, minor))
                .orElse(true);
    }

    Optional<GoVersion> oldest() {
        return go.flatMap(GoFacts::oldest);
    }

    /** Writes down functions as evidence: which, and who calls them. */
    static Draft evidence(Draft draft, List<LinkedFunction> functions) {
        for (LinkedFunction function : functions) {
            draft.binary("linked function", function.name());
            function.callers().stream().limit(1).forEach(caller -> draft.binary("called by", caller));
        }
        return draft;
    }
}
