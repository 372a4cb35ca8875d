package dev.seaworthy.verdict.rules;

import dev.seaworthy.binary.GoFacts;
import dev.seaworthy.binary.MinimumKernel;
import dev.seaworthy.target.KernelVersion;
import dev.seaworthy.verdict.Case;
import dev.seaworthy.verdict.Finding;
import dev.seaworthy.verdict.Rule;
import dev.seaworthy.verdict.remedy.Rebuilds;
import java.util.List;
import java.util.Optional;

/** The kernel is older than the Go release supports. Said only when the kernel is known: an image brings none. */
final class TooOldRule implements Rule {
    @Override
    public String id() {
        return "kernel/too-old";
    }

    @Override
    public List<Finding> check(Case one) {
        Optional<KernelVersion> kernel = one.machine().kernel();
        Optional<MinimumKernel> least = one.binary()
                .go()
                .flatMap(GoFacts::oldest)
                .map(version -> MinimumKernel.of(version, one.binary().architecture()));
        if (kernel.isEmpty() || least.isEmpty() || !ElfChecks.loadable(one)) {
            return List.of();
        }
        KernelVersion needed = new KernelVersion(
                least.get().major(), least.get().minor(), least.get().patch());
        if (kernel.get().compareTo(needed) >= 0) {
            return List.of();
        }
        // Go does not check the kernel: what fails, and when, depends on the system calls that this one lacks.
        return Draft.blocker(
                        id(),
                        "Linux " + kernel.get() + " is older than " + needed + ", the oldest that "
                                + least.get().reason()
                                + " supports; it fails at the first system call that this kernel lacks.")
                .binary("Go version", one.binary().go().map(GoFacts::version).orElse(""))
                .target("kernel", kernel.get().toString())
                .remedies(Rebuilds.withOlderGo(one))
                .alone();
    }
}
