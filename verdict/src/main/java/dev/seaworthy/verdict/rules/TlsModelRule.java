package dev.seaworthy.verdict.rules;

import dev.seaworthy.target.loader.LoadProblem;
import dev.seaworthy.target.root.Loader;
import dev.seaworthy.verdict.Case;
import dev.seaworthy.verdict.Finding;
import dev.seaworthy.verdict.Remedy;
import java.util.List;

/**
 * A library that Go built (-buildmode=c-shared) on musl. Its runtime expects the arguments that glibc passes to
 * initialisers, and thread-local storage at a fixed distance; musl gives neither.
 */
final class TlsModelRule extends LoadingRule<LoadProblem.GoLibrary> {
    TlsModelRule() {
        super(LoadProblem.GoLibrary.class);
    }

    @Override
    public String id() {
        return "loader/tls-model";
    }

    @Override
    List<Finding> explain(Case one, Loader loader, List<LoadProblem.GoLibrary> problems) {
        return problems.stream()
                .map(problem -> Draft.blocker(
                                id(),
                                problem.requiredBy().name() + " is a shared library built by Go, and "
                                        + one.target().cLibrary().describe()
                                        + " cannot start the Go runtime inside a library.")
                        .predicts("Segmentation fault")
                        .binary("needed by", problem.requiredBy().chain())
                        .binary(
                                "exported symbol",
                                "_cgo_panic in " + problem.requiredBy().path())
                        .target("C library", one.target().cLibrary().describe())
                        .remedies(List.of(new Remedy(
                                Remedy.Kind.REBUILD,
                                "go build -buildmode=exe",
                                "make the Go part a program of its own (musl starts those), or take a target with glibc;"
                                        + " opened with dlopen the library fails as well: \"initial-exec TLS resolves to"
                                        + " dynamic definition\"")))
                        .finding())
                .toList();
    }
}
