package dev.seaworthy.verdict.rules;

import dev.seaworthy.target.loader.LoadProblem;
import dev.seaworthy.target.root.Loader;
import dev.seaworthy.verdict.Case;
import dev.seaworthy.verdict.Finding;
import dev.seaworthy.verdict.remedy.Installs;
import dev.seaworthy.verdict.remedy.Rebuilds;
import java.util.ArrayList;
import java.util.List;

/** A needed library is in none of the places where the loader looks. */
final class LibraryMissingRule extends LoadingRule<LoadProblem.LibraryMissing> {
    LibraryMissingRule() {
        super(LoadProblem.LibraryMissing.class);
    }

    @Override
    public String id() {
        return "loader/library-missing";
    }

    @Override
    List<Finding> explain(Case one, Loader loader, List<LoadProblem.LibraryMissing> problems) {
        List<Finding> findings = new ArrayList<>();
        for (LoadProblem.LibraryMissing missing : problems) {
            Draft draft = Draft.blocker(
                            id(),
                            missing.name() + " is missing; "
                                    + missing.requiredBy().name() + " needs it.")
                    .lacks(missing.name())
                    .predicts(Errors.libraryMissing(one, loader, missing.name(), missing.requiredBy()))
                    .binary("needed by", missing.requiredBy().chain())
                    .remedies(Installs.library(one, missing.name()))
                    .remedies(Rebuilds.withoutLoader(one));
            missing.considered().forEach(place -> draft.target("looked for", place));
            findings.add(draft.finding());
        }
        return findings;
    }
}
