package dev.seaworthy.binary;

import dev.seaworthy.elf.Architecture;
import java.util.Optional;

/**
 * The oldest Linux kernel that a Go release supports.
 *
 * @param major 3 in Linux 3.2
 * @param minor 2 in Linux 3.2
 * @param patch 32 in Linux 2.6.32, usually 0
 * @param reason who asks for it, for people
 */
public record MinimumKernel(int major, int minor, int patch, String reason) {
    /** The kernel that a release needs on an architecture. */
    public static MinimumKernel of(GoVersion version, Optional<Architecture> architecture) {
        throw new UnsupportedOperationException();
    }
}
