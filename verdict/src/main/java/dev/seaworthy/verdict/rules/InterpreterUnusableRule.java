package dev.seaworthy.verdict.rules;

import dev.seaworthy.target.loader.Loading;
import dev.seaworthy.verdict.Case;
import dev.seaworthy.verdict.Finding;
import dev.seaworthy.verdict.Rule;
import dev.seaworthy.verdict.remedy.Rebuilds;
import java.util.List;

/** The interpreter is there, but the kernel cannot start it. */
final class InterpreterUnusableRule implements Rule {
    @Override
    public String id() {
        return "loader/interpreter-unusable";
    }

    @Override
    public List<Finding> check(Case one) {
        if (!(one.loading().orElse(null)
                        instanceof Loading.InterpreterUnusable(String path, Loading.Unusable why, String reason))
                || !ElfChecks.loadable(one)) {
            return List.of();
        }
        String error = switch (why) {
            case NOT_EXECUTABLE -> "permission denied";
            case WRONG_ARCHITECTURE, NOT_ELF -> "accessing a corrupted shared library";
        };
        return Draft.blocker(
                        id(), "The loader " + path + " that " + one.name() + " names is there, but " + reason + ".")
                .predicts("exec " + one.path() + ": " + error)
                .binary("interpreter", one.binary().interpreter().orElseThrow())
                .target("interpreter", path + " " + reason)
                .remedies(Rebuilds.withoutLoader(one))
                .alone();
    }
}
