package dev.seaworthy.inspect.hardening;

import dev.seaworthy.elf.Architecture;
import dev.seaworthy.elf.Segment;
import dev.seaworthy.inspect.hardening.Protection.Rating;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What may be written and what may be executed. */
final class Memory {
    private static final String EXTERNAL =
            "go build -buildmode=pie -ldflags='-linkmode=external -extldflags=-Wl,-z,relro,-z,now'";
    private static final String INTERNAL = "go build -buildmode=pie -ldflags=-bindnow";

    private Memory() {}

    static List<Protection> of(Subject subject) {
        return List.of(relro(subject), bindNow(subject), stack(subject), segments(subject));
    }

    private static Protection relro(Subject subject) {
        boolean full = subject.relro() && (subject.bindNow() || !subject.bindsLazily());
        String value = full ? "full" : subject.relro() ? "partial" : "none";
        boolean loaded = subject.dynamic().isPresent();
        Rating rating = full ? Rating.GOOD : subject.hasC() || loaded ? Rating.WEAK : Rating.NORMAL;
        String meaning = switch (value) {
            case "full" -> "what the loader wrote at start cannot be overwritten afterwards";
            case "partial" ->
                "part of what the loader wrote is read-only after the start; addresses of functions that are bound at their"
                        + " first call stay writable";
            default ->
                loaded
                        ? "addresses that the loader wrote stay writable; Go's own linker makes it so for programs at fixed"
                                + " addresses"
                        : "no loader writes anything into a static program at fixed addresses: nothing to protect";
        };
        return new Protection(
                "relro",
                "read-only relocations (RELRO)",
                rating,
                value,
                meaning,
                rating == Rating.WEAK && subject.isGo() ? Optional.of(how(subject)) : Optional.empty(),
                List.of(subject.relro() ? "PT_GNU_RELRO" : "no PT_GNU_RELRO"));
    }

    /** Go's own linker writes RELRO for position-independent programs, and knows -bindnow since 1.23. */
    private static String how(Subject subject) {
        return subject.hasC() || !subject.goSince(23) ? EXTERNAL : INTERNAL;
    }

    private static Protection bindNow(Subject subject) {
        boolean now = subject.bindNow();
        boolean lazily = subject.bindsLazily();
        return new Protection(
                "bind-now",
                "bound at start (BIND_NOW)",
                now ? Rating.GOOD : lazily ? Rating.WEAK : Rating.NOT_APPLICABLE,
                now ? "yes" : "no",
                now
                        ? "a missing symbol shows at the start, not at the first call"
                        : lazily
                                ? "a symbol that is missing stops the program at its first call, unless LD_BIND_NOW=1 is set"
                                : "no symbol would be bound later anyway",
                !now && lazily && subject.isGo() ? Optional.of(how(subject)) : Optional.empty(),
                List.of(now ? "DF_BIND_NOW or DF_1_NOW" : "neither DF_BIND_NOW nor DF_1_NOW"));
    }

    private static Protection stack(Subject subject) {
        Optional<Segment> stack = subject.elf().segment(Segment.GNU_STACK);
        if (stack.isEmpty()) {
            // arch/x86/include/asm/elf.h: on x86-64 since Linux 5.8 no header means no execution; others differ.
            boolean amd64 = subject.facts().architecture().equals(Optional.of(Architecture.AMD64));
            return new Protection(
                    "nx-stack",
                    "stack not executable (NX)",
                    amd64 ? Rating.WEAK : Rating.UNKNOWN,
                    "not said",
                    amd64
                            ? "kernels before 5.8 make the stack, and all data, executable"
                            : "the kernel decides by its architecture",
                    Optional.of("link with -Wl,-z,noexecstack"),
                    List.of("no PT_GNU_STACK"));
        }
        boolean executable = stack.get().executable();
        return new Protection(
                "nx-stack",
                "stack not executable (NX)",
                executable ? Rating.BAD : Rating.GOOD,
                executable ? "no" : "yes",
                executable
                        ? "data on the stack can be executed; most often some assembler source lacks .note.GNU-stack"
                        : "data on the stack cannot be executed",
                executable ? Optional.of("CGO_LDFLAGS='-Wl,-z,noexecstack' go build") : Optional.empty(),
                List.of("PT_GNU_STACK " + flags(stack.get())));
    }

    private static Protection segments(Subject subject) {
        List<String> both = new ArrayList<>();
        for (Segment segment : subject.elf().segments()) {
            if (segment.type() == Segment.LOAD && segment.writable() && segment.executable()) {
                both.add("PT_LOAD at 0x" + Long.toHexString(segment.address()) + " " + flags(segment));
            }
        }
        return new Protection(
                "writable-code",
                "no writable code (W^X)",
                both.isEmpty() ? Rating.GOOD : Rating.BAD,
                both.isEmpty() ? "yes" : "no",
                both.isEmpty()
                        ? "nothing is writable and executable at once"
                        : "code can be overwritten; packers such as UPX make it so",
                Optional.empty(),
                both.isEmpty() ? List.of("no PT_LOAD with W and E") : both);
    }

    static String flags(Segment segment) {
        return ((segment.flags() & Segment.READ) != 0 ? "R" : "")
                + (segment.writable() ? "W" : "")
                + (segment.executable() ? "E" : "");
    }
}
