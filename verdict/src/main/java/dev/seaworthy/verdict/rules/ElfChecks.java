package dev.seaworthy.verdict.rules;

import dev.seaworthy.binary.OperatingSystem;
import dev.seaworthy.elf.Architecture;
import dev.seaworthy.target.CompatibilityMode;
import dev.seaworthy.verdict.Case;
import java.util.Optional;

/** Questions that several rules ask. */
public final class ElfChecks {
    private ElfChecks() {}

    /** Whether the kernel gets as far as the interpreter: for another architecture or system nothing else matters. */
    public static boolean loadable(Case one) {
        return !foreignSystem(one) && compatibility(one) != Compatibility.FOREIGN;
    }

    /** Whether the binary is for another operating system. */
    static boolean foreignSystem(Case one) {
        return switch (one.binary().system()) {
            case LINUX, UNKNOWN -> false;
            case FREEBSD, NETBSD, OPENBSD, DRAGONFLY, SOLARIS -> true;
        };
    }

    /** How a binary's architecture and that of the machine go together. */
    enum Compatibility {
        SAME,
        /** The kernel may or may not run it: 32-bit programs on a 64-bit one, or a kernel of which only programs are seen. */
        PERHAPS,
        FOREIGN
    }

    static Compatibility compatibility(Case one) {
        Optional<Architecture> binary = one.binary().architecture();
        Optional<Architecture> programs = one.target().architecture();
        Optional<Architecture> machine = machine(one);
        if (machine.isEmpty() || binary.equals(machine)) {
            return Compatibility.SAME;
        }
        if (binary.isEmpty()) {
            return Compatibility.FOREIGN;
        }
        if (narrower(machine.get()).equals(binary)) {
            return switch (one.machine().compatibility()) {
                case ON -> Compatibility.SAME;
                case OFF -> Compatibility.FOREIGN;
                // A root full of 32-bit programs is of no use but on a machine that runs them.
                case UNKNOWN -> binary.equals(programs) ? Compatibility.SAME : Compatibility.PERHAPS;
            };
        }
        boolean kernelSeen = one.machine().architecture().isPresent();
        return !kernelSeen && narrower(binary.get()).equals(machine) ? Compatibility.PERHAPS : Compatibility.FOREIGN;
    }

    /** The machine's architecture: what is known of the kernel, or else what the target's programs show. */
    static Optional<Architecture> machine(Case one) {
        return one.machine().architecture().or(() -> one.target().architecture());
    }

    /** Whether the kernel would run it in its 32-bit mode, if it had that. */
    static boolean onlyCompatible(Case one) {
        return one.machine().compatibility() == CompatibilityMode.OFF
                && machine(one).flatMap(ElfChecks::narrower).equals(one.binary().architecture());
    }

    /** The 32-bit sister of a 64-bit architecture. */
    private static Optional<Architecture> narrower(Architecture architecture) {
        return switch (architecture) {
            case AMD64 -> Optional.of(Architecture.I386);
            case ARM64 -> Optional.of(Architecture.ARM);
            case MIPS64 -> Optional.of(Architecture.MIPS);
            case MIPS64LE -> Optional.of(Architecture.MIPSLE);
            case I386, ARM, LOONG64, MIPS, MIPSLE, PPC64, PPC64LE, RISCV64, S390X -> Optional.empty();
        };
    }

    /** The operating system for people. */
    static String title(OperatingSystem system) {
        return system.title();
    }
}
