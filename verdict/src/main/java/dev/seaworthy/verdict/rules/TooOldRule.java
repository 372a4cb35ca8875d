package dev.seaworthy.verdict.rules;

import dev.seaworthy.binary.GoFacts;
import dev.seaworthy.binary.MinimumKernel;
import dev.seaworthy.target.KernelVersion;
import dev.seaworthy.verdict.Case;
import dev.seaworthy.verdict.Finding;
import dev.seaworthy.verdict.Rule;
import dev.seaworthy.verdict.remedy.Rebuilds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The kernel is older than the Go release supports. Said only when the kernel is known: an image brings none. */
final class TooOldRule implements Rule {
    private static final String LINUX = "Linux ";

    @Override
    public String id() {
        return "kernel/too-old";
    }

    @Override
    public List<Finding> check(Case one) {
        Optional<KernelVersion> kernel = one.machine().kernel();
        if (kernel.isEmpty() || !ElfChecks.loadable(one)) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>(forGlibc(one, kernel.get()));
        findings.addAll(forGo(one, kernel.get()));
        return findings;
    }

    /** A static glibc looks at the kernel before anything else runs (sysdeps/unix/sysv/linux/dl-sysdep.h). */
    private List<Finding> forGlibc(Case one, KernelVersion kernel) {
        Optional<KernelVersion> asked = one.binary()
                .abiTag()
                .filter(tag -> one.binary().interpreter().isEmpty() && tag.startsWith(LINUX))
                .flatMap(tag -> KernelVersion.parse(tag.substring(LINUX.length())));
        if (asked.isEmpty() || kernel.compareTo(asked.get()) >= 0) {
            return List.of();
        }
        return Draft.blocker(
                        id(),
                        "Linux " + kernel + " is older than " + asked.get()
                                + ", which the C library that is linked into " + one.name() + " asks for.")
                .predicts("FATAL: kernel too old")
                .binary("ABI note", one.binary().abiTag().orElse(""))
                .target("kernel", kernel.toString())
                .alone();
    }

    private List<Finding> forGo(Case one, KernelVersion kernel) {
        Optional<MinimumKernel> least = one.binary()
                .go()
                .flatMap(GoFacts::oldest)
                .map(version -> MinimumKernel.of(version, one.binary().architecture()));
        if (least.isEmpty()) {
            return List.of();
        }
        KernelVersion needed = new KernelVersion(
                least.get().major(), least.get().minor(), least.get().patch());
        if (kernel.compareTo(needed) >= 0) {
            return List.of();
        }
        // Go does not check the kernel: what fails, and when, depends on the system calls that this one lacks.
        return Draft.blocker(
                        id(),
                        "Linux " + kernel + " is older than " + needed + ", the oldest that "
                                + least.get().reason()
                                + " supports; it fails at the first system call that this kernel lacks.")
                .binary("Go version", one.binary().go().map(GoFacts::version).orElse(""))
                .target("kernel", kernel.toString())
                .remedies(Rebuilds.withOlderGo(one))
                .alone();
    }
}
