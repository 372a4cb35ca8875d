package dev.seaworthy.verdict.rules;

import dev.seaworthy.elf.Parsed;
import dev.seaworthy.verdict.Case;
import dev.seaworthy.verdict.Finding;
import dev.seaworthy.verdict.Rule;
import java.util.List;

/** Parts of the file cannot be read, so that what they would say is not known. */
final class DamagedRule implements Rule {
    @Override
    public String id() {
        return "build/damaged";
    }

    @Override
    public List<Finding> check(Case one) {
        List<Parsed.Malformed<?>> damage = one.binary().damage();
        if (damage.isEmpty() || !ElfChecks.loadable(one)) {
            return List.of();
        }
        Draft draft = Draft.undecided(
                id(),
                one.name() + " is damaged: " + damage.getFirst().describe() + "; whether it starts cannot be told.");
        damage.forEach(one1 -> draft.binary("damage", one1.describe()));
        return draft.alone();
    }
}
