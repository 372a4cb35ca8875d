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
        if (ElfChecks.compatibility(one) != ElfChecks.Compatibility.PERHAPS) {
            return List.of();
        }
        Architecture machine = ElfChecks.machine(one).orElseThrow();
        String binary = one.binary().header().machineName();
        String message = one.binary().header().is64()
                ? one.name() + " is a 64-bit program (" + binary + "), and "
                        + one.target().name() + " holds "
                        + machine.goName() + " programs: a 64-bit kernel under it would run it, a 32-bit one would not"
                        + " (--arch says which)."
                : one.name() + " is a 32-bit program (" + binary + "): a kernel for " + machine.goName()
                        + " runs it only when it was built with "
                        + (machine == Architecture.AMD64 ? "CONFIG_IA32_EMULATION" : "its 32-bit mode")
                        + " and has that mode switched on, which the target does not tell (--32-bit on or off does).";
        return Draft.undecided(id(), message)
                .binary("ELF machine", binary)
                .target("architecture", machine.goName())
                .remedies(Rebuilds.forArchitecture(one, machine))
                .alone();
    }
}
