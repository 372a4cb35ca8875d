package dev.seaworthy.verdict.rules;

import dev.seaworthy.elf.Architecture;
import dev.seaworthy.verdict.Case;
import dev.seaworthy.verdict.Finding;
import dev.seaworthy.verdict.Rule;
import dev.seaworthy.verdict.remedy.Rebuilds;
import java.util.List;

/** The binary is for another processor: the kernel refuses it with ENOEXEC. */
final class WrongArchitectureRule implements Rule {
    @Override
    public String id() {
        return "kernel/wrong-architecture";
    }

    @Override
    public List<Finding> check(Case one) {
        if (ElfChecks.compatibility(one) != ElfChecks.Compatibility.FOREIGN) {
            return List.of();
        }
        Architecture target = ElfChecks.machine(one).orElseThrow();
        String machine = one.binary().header().machineName();
        return Draft.blocker(
                        id(),
                        one.name() + " is built for " + machine + ", and "
                                + one.target().name() + " runs " + target.goName() + " programs"
                                + (ElfChecks.onlyCompatible(one) ? ", but no 32-bit ones." : "."))
                .predicts("exec " + one.path() + ": exec format error")
                .binary(
                        "ELF machine",
                        machine + " (e_machine " + one.binary().header().machine() + ")")
                .target("architecture", target.goName())
                .remedies(Rebuilds.forArchitecture(one, target))
                .alone();
    }
}
