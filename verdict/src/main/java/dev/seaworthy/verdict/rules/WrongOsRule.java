package dev.seaworthy.verdict.rules;

import dev.seaworthy.verdict.Case;
import dev.seaworthy.verdict.Finding;
import dev.seaworthy.verdict.Rule;
import dev.seaworthy.verdict.remedy.Rebuilds;
import java.util.List;

/** The binary is for another operating system that also uses ELF. Linux does not look at that and starts it all the same. */
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
        String error = one.binary().interpreter().isPresent()
                ? "exec " + one.path() + ": no such file or directory"
                : "Segmentation fault, or another crash at its first system call: the numbers mean other calls on Linux";
        return Draft.blocker(id(), one.name() + " is built for " + system + ", not for Linux.")
                .predicts(error)
                .binary("operating system", system)
                .binary("ELF OS/ABI", String.valueOf(one.binary().header().osAbi()))
                .remedies(Rebuilds.forLinux(one))
                .alone();
    }
}
