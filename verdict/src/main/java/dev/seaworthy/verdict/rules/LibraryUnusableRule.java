package dev.seaworthy.verdict.rules;

import dev.seaworthy.target.loader.LoadProblem;
import dev.seaworthy.target.loader.LoadResult;
import dev.seaworthy.target.loader.Loading;
import dev.seaworthy.target.root.Loader;
import dev.seaworthy.verdict.Case;
import dev.seaworthy.verdict.Finding;
import dev.seaworthy.verdict.Rule;
import dev.seaworthy.verdict.remedy.Installs;
import java.util.ArrayList;
import java.util.List;

/** A file with the name of a needed library is there, but of another class, damaged, or no library at all. */
final class LibraryUnusableRule implements Rule {
    @Override
    public String id() {
        return "loader/wrong-class";
    }

    @Override
    public List<Finding> check(Case one) {
        if (!(one.loading().orElse(null) instanceof Loading.Done(Loader loader, String _, LoadResult result))
                || !ElfChecks.loadable(one)) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>();
        for (LoadProblem problem : result.problems()) {
            switch (problem) {
                case LoadProblem.WrongClass wrong ->
                    findings.add(Draft.blocker(
                                    id(),
                                    wrong.name() + " is there only for " + 8 * wrong.wordSize() + "-bit programs; "
                                            + wrong.requiredBy().name() + " needs it.")
                            .lacks("a " + 8 * one.binary().header().wordSize() + "-bit " + wrong.name())
                            .predicts(Errors.wrongClass(one, wrong))
                            .binary("needed by", wrong.requiredBy().chain())
                            .target("found", wrong.path())
                            .remedies(Installs.library(one, wrong.name()))
                            .finding());
                case LoadProblem.NotLoadable broken ->
                    findings.add(Draft.blocker(
                                    id(),
                                    broken.name() + " is there but " + broken.reason() + "; "
                                            + broken.requiredBy().name() + " needs it.")
                            .lacks("a sound " + broken.name())
                            .predicts(Errors.notLoadable(one, loader, broken))
                            .binary("needed by", broken.requiredBy().chain())
                            .target("found", broken.path() + " " + broken.reason())
                            .remedies(Installs.library(one, broken.name()))
                            .finding());
                case LoadProblem.LibraryMissing _,
                        LoadProblem.VersionMissing _,
                        LoadProblem.SymbolMissing _,
                        LoadProblem.PackedRelocations _,
                        LoadProblem.GoLibrary _,
                        LoadProblem.Undetermined _ -> {}
            }
        }
        return findings;
    }
}
