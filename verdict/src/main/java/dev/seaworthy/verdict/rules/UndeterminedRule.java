package dev.seaworthy.verdict.rules;

import dev.seaworthy.target.loader.LoadProblem;
import dev.seaworthy.target.loader.LoadResult;
import dev.seaworthy.target.loader.Loading;
import dev.seaworthy.target.root.Loader;
import dev.seaworthy.verdict.Case;
import dev.seaworthy.verdict.Finding;
import dev.seaworthy.verdict.Rule;
import java.util.ArrayList;
import java.util.List;

/** Something that decides is not known; it is said rather than guessed. */
final class UndeterminedRule implements Rule {
    @Override
    public String id() {
        return "loader/undetermined";
    }

    @Override
    public List<Finding> check(Case one) {
        if (!ElfChecks.loadable(one)) {
            return List.of();
        }
        if (one.loading().isEmpty()) {
            return one.binary().interpreter().isPresent()
                    ? Draft.undecided(
                                    id(), one.name() + " names a loader, but what it tells that loader cannot be read.")
                            .alone()
                    : List.of();
        }
        return switch (one.loading().get()) {
            case Loading.Undetermined(String reason) ->
                Draft.undecided(id(), "It cannot be told: " + reason + ".")
                        .binary("interpreter", one.binary().interpreter().orElse(""))
                        .target("why", reason)
                        .alone();
            case Loading.Done(Loader _, String _, LoadResult result) -> problems(result);
            case Loading.InterpreterMissing _, Loading.InterpreterUnusable _ -> List.of();
        };
    }

    private List<Finding> problems(LoadResult result) {
        List<Finding> findings = new ArrayList<>();
        for (LoadProblem problem : result.problems()) {
            if (problem instanceof LoadProblem.Undetermined(String what, var requiredBy, String reason)) {
                findings.add(Draft.undecided(id(), "Whether " + what + " is met cannot be told: " + reason + ".")
                        .binary("needed by", requiredBy.chain())
                        .target("why", reason)
                        .finding());
            }
        }
        return findings;
    }
}
