package dev.seaworthy.verdict.rules;

import dev.seaworthy.elf.Architecture;
import dev.seaworthy.verdict.Case;
import dev.seaworthy.verdict.Finding;
import dev.seaworthy.verdict.Rule;
import dev.seaworthy.verdict.remedy.Rebuilds;
import java.util.List;

/** A 32-bit binary on its 64-bit sister: it depends on how the kernel was built, and on ARM on the processor too. */
final class CompatibilityModeRule implements Rule {
    @Override
    public String id() {
        return "kernel/32-bit-mode";
    }

    @Override
    public List<Finding> check(Case one) {
        if (ElfChecks.compatibility(one) != ElfChecks.Compatibility.SISTER) {
            return List.of();
        }
        Architecture target = one.target().architecture().orElseThrow();
        String option = target == Architecture.AMD64 ? "CONFIG_IA32_EMULATION" : "its 32-bit mode";
        return Draft.undecided(
                        id(),
                        one.name() + " is a 32-bit program ("
                                + one.binary().header().machineName()
                                + "): a " + target.goName() + " kernel runs it only when it was built with " + option
                                + " and the processor has that mode, which the target does not tell.")
                .binary("ELF machine", one.binary().header().machineName())
                .target("architecture", target.goName())
                .remedies(Rebuilds.forArchitecture(one, target))
                .alone();
    }
}
