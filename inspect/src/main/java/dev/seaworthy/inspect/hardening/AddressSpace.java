package dev.seaworthy.inspect.hardening;

import dev.seaworthy.binary.LinkMode;
import dev.seaworthy.inspect.hardening.Protection.Rating;
import java.util.List;
import java.util.Optional;

/** Whether an attacker can know where code and data lie. */
final class AddressSpace {
    private static final String PIE = "go build -buildmode=pie";

    private AddressSpace() {}

    static List<Protection> of(Subject subject) {
        LinkMode mode = subject.facts().linkMode();
        boolean movable = mode == LinkMode.PIE || mode == LinkMode.STATIC_PIE;
        Protection pie = new Protection(
                "pie",
                "position-independent (PIE)",
                movable ? Rating.GOOD : rating(subject),
                movable ? "yes" : "no",
                movable ? "its code can be loaded at any address" : meaningOfFixed(subject),
                movable || !subject.isGo() ? Optional.empty() : Optional.of(PIE),
                List.of(movable ? "ELF type DYN" : "ELF type EXEC"));
        Protection aslr = new Protection(
                "aslr",
                "random addresses (ASLR)",
                movable ? Rating.GOOD : rating(subject),
                movable ? "code, stack, libraries" : "stack, libraries",
                movable
                        ? "where kernel.randomize_va_space is 1 or 2, all of it moves at every start"
                                + (subject.isGo() && !subject.goSince(26)
                                        ? "; Go's heap begins at a fixed address before Go 1.26"
                                        : "")
                        : "the kernel moves stack and libraries at every start; code and global data of the program stay"
                                + (subject.isGo() && !subject.goSince(26)
                                        ? ", and so does the beginning of Go's heap"
                                        : ""),
                movable || !subject.isGo() ? Optional.empty() : Optional.of(PIE),
                List.of("link mode "
                        + mode.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ')));
        return List.of(pie, aslr, textRelocations(subject));
    }

    /** Go checks bounds and has no pointer arithmetic, so that fixed addresses help an attacker only with C code. */
    private static Rating rating(Subject subject) {
        return subject.hasC() ? Rating.WEAK : Rating.NORMAL;
    }

    private static String meaningOfFixed(Subject subject) {
        if (!subject.isGo()) {
            return "its code is always at the same addresses, which helps whoever exploits a memory error";
        }
        return subject.hasC()
                ? "its code is always at the same addresses, which helps whoever exploits a memory error of the C code in it"
                : "what go build makes by default on most architectures, and no fault: pure Go checks every access";
    }

    private static Protection textRelocations(Subject subject) {
        boolean has = subject.textRelocations();
        return new Protection(
                "text-relocations",
                "text relocations",
                has ? Rating.BAD : Rating.GOOD,
                has ? "yes" : "none",
                has
                        ? "the loader has to write into code, which SELinux may forbid"
                        : "code need not be written at start",
                has ? Optional.of("compile the C part with -fPIC") : Optional.empty(),
                List.of(has ? "DT_TEXTREL" : "no DT_TEXTREL"));
    }
}
