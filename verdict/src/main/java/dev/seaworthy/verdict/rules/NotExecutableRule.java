package dev.seaworthy.verdict.rules;

import dev.seaworthy.verdict.Case;
import dev.seaworthy.verdict.Finding;
import dev.seaworthy.verdict.Quoting;
import dev.seaworthy.verdict.Remedy;
import dev.seaworthy.verdict.Rule;
import java.util.List;

/** The file may not be executed. Where it lies in the target already, that ends its start; elsewhere it is a warning. */
final class NotExecutableRule implements Rule {
    @Override
    public String id() {
        return "kernel/not-executable";
    }

    @Override
    public List<Finding> check(Case one) {
        return switch (one.permission()) {
            case EXECUTABLE -> List.of();
            case NOT_EXECUTABLE_THERE ->
                Draft.blocker(
                                id(),
                                one.path() + " may be executed by nobody on "
                                        + one.target().name() + ".")
                        .predicts("exec " + one.path() + ": permission denied")
                        .remedies(List.of(remedy(one)))
                        .alone();
            case NOT_EXECUTABLE_HERE ->
                Draft.note(
                                id(),
                                one.name()
                                        + " may be executed by nobody; whatever copies it to the target may keep that.")
                        .remedies(List.of(remedy(one)))
                        .alone();
        };
    }

    private static Remedy remedy(Case one) {
        return new Remedy(
                Remedy.Kind.INSTALL,
                "chmod 0755 " + Quoting.word(one.name()),
                "lets everybody execute it and only its owner change it; in a Dockerfile: COPY --chmod=0755");
    }
}
