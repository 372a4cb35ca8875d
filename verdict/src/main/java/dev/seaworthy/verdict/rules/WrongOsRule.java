package dev.seaworthy.verdict.rules;

import dev.seaworthy.target.loader.Loading;
import dev.seaworthy.verdict.Case;
import dev.seaworthy.verdict.Finding;
import dev.seaworthy.verdict.Rule;
import dev.seaworthy.verdict.remedy.Rebuilds;
import java.util.List;

/**
 * The binary is for another operating system that also uses ELF. Linux does not look at that mark and starts it all the
 * same: what happens then depends on the program.
 */
final class WrongOsRule implements Rule {
    @Override
    public String id() {
        return "kernel/wrong-os";
    }

    @Override
    public List<Finding> check(Case one) {
        if (!ElfChecks.foreignSystem(one) || ElfChecks.compatibility(one) == ElfChecks.Compatibility.FOREIGN) {
            return List.of();
        }
        String system = ElfChecks.title(one.binary().system());
        String message = one.name() + " is built for " + system + ", not for Linux";
        return draft(one, message)
                .binary("operating system", system)
                .binary("ELF OS/ABI", String.valueOf(one.binary().header().osAbi()))
                .remedies(Rebuilds.forLinux(one))
                .alone();
    }

    private Draft draft(Case one, String message) {
        if (one.loading().orElse(null) instanceof Loading.InterpreterMissing) {
            return Draft.blocker(id(), message + ", and asks for a loader of that system.")
                    .predicts("exec " + one.path() + ": no such file or directory");
        }
        if (one.binary().interpreter().isEmpty() && one.binary().go().isPresent()) {
            return Draft.blocker(id(), message + ": the numbers of its system calls mean other calls here.")
                    .predicts("Segmentation fault");
        }
        // The mark alone proves nothing: branding a Linux program for FreeBSD changes a byte that Linux ignores.
        return Draft.undecided(
                id(), message + ", by the mark in its header, which Linux ignores; what it does cannot be told.");
    }
}
