package dev.seaworthy.verdict.rules;

import dev.seaworthy.binary.OperatingSystem;
import dev.seaworthy.elf.Architecture;
import dev.seaworthy.verdict.Case;
import java.util.Optional;

/** Questions that several rules ask. */
final class ElfChecks {
    private ElfChecks() {}

    /** Whether the kernel gets as far as the interpreter: for another architecture or system nothing else matters. */
    static boolean loadable(Case one) {
        return !foreignSystem(one) && compatibility(one) != Compatibility.FOREIGN;
    }

    /** Whether the binary is for another operating system. */
    static boolean foreignSystem(Case one) {
        return switch (one.binary().system()) {
            case LINUX, UNKNOWN -> false;
            case FREEBSD, NETBSD, OPENBSD, DRAGONFLY, SOLARIS -> true;
        };
    }

    /** How a binary's architecture and a target's go together. */
    enum Compatibility {
        SAME,
        /** The 32-bit sister of the target's, which its kernel and processor may or may not run. */
        SISTER,
        FOREIGN
    }

    static Compatibility compatibility(Case one) {
        Optional<Architecture> target = one.target().architecture();
        if (target.isEmpty()) {
            return Compatibility.SAME;
        }
        Optional<Architecture> binary = one.binary().architecture();
        if (binary.equals(target)) {
            return Compatibility.SAME;
        }
        boolean sister = binary.isPresent()
                && ((target.get() == Architecture.AMD64 && binary.get() == Architecture.I386)
                        || (target.get() == Architecture.ARM64 && binary.get() == Architecture.ARM)
                        || (target.get() == Architecture.MIPS64 && binary.get() == Architecture.MIPS)
                        || (target.get() == Architecture.MIPS64LE && binary.get() == Architecture.MIPSLE));
        return sister ? Compatibility.SISTER : Compatibility.FOREIGN;
    }

    /** The operating system for people. */
    static String title(OperatingSystem system) {
        return system.title();
    }
}
