package dev.seaworthy.verdict.rules;

import dev.seaworthy.target.StandardInterpreters;
import dev.seaworthy.target.loader.Loading;
import dev.seaworthy.verdict.Case;
import dev.seaworthy.verdict.Finding;
import dev.seaworthy.verdict.Rule;
import dev.seaworthy.verdict.remedy.Installs;
import dev.seaworthy.verdict.remedy.Rebuilds;
import java.util.List;

/**
 * The kernel does not find the interpreter that the binary names, and reports "no such file" about the binary itself: the
 * best known riddle of deploying on Alpine and scratch.
 */
final class InterpreterMissingRule implements Rule {
    @Override
    public String id() {
        return "loader/interpreter-missing";
    }

    @Override
    public List<Finding> check(Case one) {
        if (!(one.loading().orElse(null) instanceof Loading.InterpreterMissing(String reason))
                || !ElfChecks.loadable(one)) {
            return List.of();
        }
        String interpreter = one.binary().interpreter().orElseThrow();
        String whose = StandardInterpreters.cLibraryAt(interpreter)
                .map(kind -> kind.label() + "'s dynamic loader")
                .orElse("the dynamic loader");
        boolean needsNothingElse = one.binary()
                .dynamic()
                .map(dynamic -> dynamic.needed().isEmpty())
                .orElse(false);
        String message = one.name() + " asks the kernel to start it through " + whose + " " + interpreter + ", and "
                + one.target().name() + " has none there."
                + (needsNothingElse
                        ? " It needs no library at all: it only names a loader because it was built as PIE."
                        : "");
        return Draft.blocker(id(), message)
                .lacks(whose + " " + interpreter)
                .predicts("exec " + one.path() + ": no such file or directory")
                .binary("interpreter", interpreter)
                .binary("link mode", one.binary().linkMode().name().toLowerCase(java.util.Locale.ROOT))
                .binary(
                        "needed",
                        one.binary()
                                .dynamic()
                                .map(dynamic -> String.join(" ", dynamic.needed()))
                                .filter(text -> !text.isEmpty())
                                .orElse("nothing"))
                .target("lookup", reason)
                .target("C library", one.target().cLibrary().describe())
                .remedies(Rebuilds.withoutLoader(one))
                .remedies(Installs.loader(one, interpreter))
                .alone();
    }
}
