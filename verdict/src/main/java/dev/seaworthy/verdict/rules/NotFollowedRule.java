package dev.seaworthy.verdict.rules;

import dev.seaworthy.verdict.Case;
import dev.seaworthy.verdict.Finding;
import dev.seaworthy.verdict.Rule;
import java.util.List;

/** The target is a Dockerfile with commands that cannot be followed: what they bring is not known. */
final class NotFollowedRule implements Rule {
    @Override
    public String id() {
        return "target/not-followed";
    }

    @Override
    public List<Finding> check(Case one) {
        List<String> commands = one.target().provenance().notFollowed();
        if (commands.isEmpty()) {
            return List.of();
        }
        Draft draft = Draft.note(
                id(),
                (commands.size() == 1 ? "A command" : commands.size() + " commands") + " of "
                        + one.target().name()
                        + " cannot be followed without running "
                        + (commands.size() == 1 ? "it" : "them")
                        + ": what was not there before counts as unknown, not as missing. The built image tells.");
        draft.binary("name", one.name());
        commands.forEach(command -> draft.target("not followed", command));
        return draft.alone();
    }
}
