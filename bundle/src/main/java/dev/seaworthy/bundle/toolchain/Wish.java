package dev.seaworthy.bundle.toolchain;

import java.util.List;

/**
 * What the user wants of a build, beyond what the targets ask for.
 *
 * @param cgo whether C code is compiled
 * @param link how it is linked
 * @param targetsHaveGlibc whether every target has glibc, so that a dynamically linked program can run
 * @param tags more build tags
 * @param linkerFlags more of {@code -ldflags}, such as {@code -X main.version=1}
 * @param keepsSymbols whether the symbol table and debugging data stay
 */
public record Wish(
        Cgo cgo,
        Link link,
        boolean targetsHaveGlibc,
        List<String> tags,
        List<String> linkerFlags,
        boolean keepsSymbols) {
    /** Whether C code is compiled. */
    public enum Cgo {
        /** When a package outside the standard library has some. */
        AUTO,
        ON,
        OFF
    }

    /** How a program with C code is linked; one without is static in any case. */
    public enum Link {
        /** Dynamically when every target has glibc, statically otherwise. */
        AUTO,
        STATIC,
        DYNAMIC
    }

    public Wish {
        tags = List.copyOf(tags);
        linkerFlags = List.copyOf(linkerFlags);
    }
}
