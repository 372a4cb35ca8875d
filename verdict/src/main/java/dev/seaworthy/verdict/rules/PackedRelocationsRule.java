package dev.seaworthy.verdict.rules;

import dev.seaworthy.target.loader.LoadProblem;
import dev.seaworthy.target.root.Loader;
import dev.seaworthy.verdict.Case;
import dev.seaworthy.verdict.Finding;
import dev.seaworthy.verdict.remedy.Rebuilds;
import java.util.List;

/** Packed relative relocations (DT_RELR) that this loader does not apply, or refuses without their version. */
final class PackedRelocationsRule extends LoadingRule<LoadProblem.PackedRelocations> {
    PackedRelocationsRule() {
        super(LoadProblem.PackedRelocations.class);
    }

    @Override
    public String id() {
        return "loader/packed-relocations";
    }

    @Override
    List<Finding> explain(Case one, Loader loader, List<LoadProblem.PackedRelocations> problems) {
        return problems.stream()
                .map(problem -> Draft.blocker(
                                id(),
                                problem.requiredBy().name() + " has packed relative relocations (DT_RELR), which "
                                        + one.target().cLibrary().describe()
                                        + (problem.fatalMessage()
                                                ? " accepts only from objects that ask for GLIBC_ABI_DT_RELR."
                                                : " does not apply: it crashes before main."))
                        .predicts(
                                problem.fatalMessage()
                                        ? one.path() + ": error while loading shared libraries: "
                                                + problem.requiredBy().path()
                                                + ": DT_RELR without GLIBC_ABI_DT_RELR dependency"
                                        : "Segmentation fault")
                        .binary(
                                "dynamic section",
                                "DT_RELR in " + problem.requiredBy().chain())
                        .target("C library", one.target().cLibrary().describe())
                        .remedies(Rebuilds.withoutPackedRelocations(one))
                        .finding())
                .toList();
    }
}
