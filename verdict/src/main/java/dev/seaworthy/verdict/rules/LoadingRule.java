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

/**
 * A rule about what a loader does once it was started.
 *
 * @param <P> the kind of problem it explains
 */
abstract class LoadingRule<P extends LoadProblem> implements Rule {
    private final Class<P> kind;

    LoadingRule(Class<P> kind) {
        this.kind = kind;
    }

    @Override
    public final List<Finding> check(Case one) {
        if (!(one.loading().orElse(null) instanceof Loading.Done(Loader loader, String _, LoadResult result))
                || !ElfChecks.loadable(one)) {
            return List.of();
        }
        List<P> problems = new ArrayList<>();
        for (LoadProblem problem : result.problems()) {
            if (kind.isInstance(problem)) {
                problems.add(kind.cast(problem));
            }
        }
        return problems.isEmpty() ? List.of() : explain(one, loader, problems);
    }

    /** The findings for the problems of this kind, of which there is at least one, in the loader's order. */
    abstract List<Finding> explain(Case one, Loader loader, List<P> problems);
}
