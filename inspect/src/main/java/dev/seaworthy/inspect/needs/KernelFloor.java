package dev.seaworthy.inspect.needs;

import dev.seaworthy.binary.BinaryFacts;
import dev.seaworthy.binary.GoFacts;
import dev.seaworthy.binary.MinimumKernel;
import dev.seaworthy.target.root.GlibcVersion;
import java.util.Optional;

/**
 * The oldest kernel that a binary is for: the higher of what its release of Go supports and what the C library's ABI note
 * demands.
 *
 * @param version as Linux writes it: {@code 3.2.0}
 * @param evidence who asks for it
 */
public record KernelFloor(String version, String evidence) {
    private static final String LINUX = "Linux ";

    /** Empty when neither is known. */
    public static Optional<KernelFloor> of(BinaryFacts facts) {
        Optional<KernelFloor> go = facts.go()
                .flatMap(GoFacts::oldest)
                .map(version -> MinimumKernel.of(version, facts.architecture()))
                .map(floor ->
                        new KernelFloor(floor.version(), "supported by " + floor.reason() + "; not checked at start"));
        Optional<KernelFloor> note = facts.abiTag()
                .filter(tag -> tag.startsWith(LINUX))
                .map(tag -> new KernelFloor(tag.substring(LINUX.length()), "the C library's ABI note"));
        return note.filter(demanded -> go.map(
                                supported -> GlibcVersion.compare(supported.version(), demanded.version()) < 0)
                        .orElse(true))
                .or(() -> go);
    }
}
