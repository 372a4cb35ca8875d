package dev.seaworthy.binary;

import dev.seaworthy.elf.Architecture;
import java.util.Optional;

/**
 * The oldest Linux kernel that a Go release supports (Go's release notes; golang/wiki, {@code MinimumRequirements.md}).
 *
 * @param major 3 in Linux 3.2
 * @param minor 2 in Linux 3.2
 * @param patch 32 in Linux 2.6.32, usually 0
 * @param reason who asks for it, for people
 */
public record MinimumKernel(int major, int minor, int patch, String reason) implements Comparable<MinimumKernel> {
    /** The kernel that a release needs on an architecture. */
    public static MinimumKernel of(GoVersion version, Optional<Architecture> architecture) {
        MinimumKernel general = general(version);
        return architecture
                .flatMap(known -> special(version, known))
                .filter(special -> special.compareTo(general) > 0)
                .orElse(general);
    }

    private static MinimumKernel general(GoVersion version) {
        if (version.atLeast(1, 24)) {
            return new MinimumKernel(3, 2, 0, "Go 1.24 and newer");
        }
        return version.atLeast(1, 18)
                ? new MinimumKernel(2, 6, 32, "Go 1.18 to 1.23")
                : new MinimumKernel(2, 6, 23, "Go up to 1.17");
    }

    private static Optional<MinimumKernel> special(GoVersion version, Architecture architecture) {
        return switch (architecture) {
            case LOONG64 -> Optional.of(new MinimumKernel(5, 19, 0, "Go on loong64"));
            case MIPS64LE -> Optional.of(new MinimumKernel(4, 8, 0, "Go on mips64le"));
            case PPC64 ->
                version.atLeast(1, 27)
                        ? Optional.of(new MinimumKernel(3, 13, 0, "Go 1.27 and newer on ppc64 (ELFv2)"))
                        : Optional.empty();
            case I386, AMD64, ARM, ARM64, MIPS, MIPSLE, MIPS64, PPC64LE, RISCV64, S390X -> Optional.empty();
        };
    }

    /** By version. */
    @Override
    public int compareTo(MinimumKernel other) {
        int byMajor = Integer.compare(major, other.major);
        int byMinor = byMajor != 0 ? byMajor : Integer.compare(minor, other.minor);
        return byMinor != 0 ? byMinor : Integer.compare(patch, other.patch);
    }

    /** The version as Linux writes it. */
    public String version() {
        return patch == 0 ? major + "." + minor : major + "." + minor + "." + patch;
    }
}
