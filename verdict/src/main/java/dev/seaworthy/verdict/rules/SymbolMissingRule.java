package dev.seaworthy.verdict.rules;

import dev.seaworthy.target.loader.LoadProblem;
import dev.seaworthy.target.loader.LoadedObject;
import dev.seaworthy.target.root.Loader;
import dev.seaworthy.verdict.Case;
import dev.seaworthy.verdict.Finding;
import dev.seaworthy.verdict.remedy.Rebuilds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** No loaded library defines a symbol. On musl this is how a binary that was linked against glibc, or a newer musl, ends. */
final class SymbolMissingRule extends LoadingRule<LoadProblem.SymbolMissing> {
    /** How many names a sentence can carry; all are in the evidence. */
    private static final int IN_MESSAGE = 3;

    SymbolMissingRule() {
        super(LoadProblem.SymbolMissing.class);
    }

    @Override
    public String id() {
        return "loader/symbol-missing";
    }

    @Override
    List<Finding> explain(Case one, Loader loader, List<LoadProblem.SymbolMissing> problems) {
        Map<String, List<LoadProblem.SymbolMissing>> byObject = new LinkedHashMap<>();
        for (LoadProblem.SymbolMissing problem : problems) {
            byObject.computeIfAbsent(problem.requiredBy().path(), _ -> new ArrayList<>())
                    .add(problem);
        }
        return byObject.values().stream()
                .map(missing -> explainObject(one, loader, missing))
                .toList();
    }

    private Finding explainObject(Case one, Loader loader, List<LoadProblem.SymbolMissing> missing) {
        LoadedObject object = missing.getFirst().requiredBy();
        String names = missing.stream()
                .limit(IN_MESSAGE)
                .map(problem -> problem.symbol().name())
                .collect(Collectors.joining(", "));
        String more = missing.size() > IN_MESSAGE ? " and " + (missing.size() - IN_MESSAGE) + " more" : "";
        boolean allLazy = missing.stream().allMatch(problem -> problem.symbol().lazy());
        // musl reports every symbol, glibc stops at the first.
        String error = loader.kind() == Loader.Kind.MUSL
                ? missing.stream()
                        .map(problem -> Errors.symbolMissing(one, loader, problem.symbol(), object))
                        .collect(Collectors.joining("\n"))
                : Errors.symbolMissing(one, loader, missing.getFirst().symbol(), object);
        String when = allLazy && loader.kind() == Loader.Kind.GLIBC
                ? " It starts, and dies when it first calls one of them (at once with LD_BIND_NOW=1)."
                : "";
        return Draft.blocker(
                        id(),
                        object.name() + " needs " + names + more + ", which no library on "
                                + one.target().name() + " defines." + when)
                .lacks("the symbol " + missing.getFirst().symbol().name()
                        + (missing.size() > 1 ? " and " + (missing.size() - 1) + " more" : ""))
                .predicts(error)
                .binary("needed by", object.chain())
                .binary(
                        "undefined symbols",
                        missing.stream()
                                .map(problem -> problem.symbol().nameAndVersion())
                                .collect(Collectors.joining(" ")))
                .target("C library", one.target().cLibrary().describe())
                .remedies(Rebuilds.withoutLoader(one))
                .finding();
    }
}
