package dev.seaworthy.target;

import dev.seaworthy.elf.Architecture;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The machine under the target. An image brings no kernel and no processor: unless somebody says what they will be, they
 * are unknown.
 *
 * @param architecture the processor's architecture; unknown means that of the target's programs
 * @param kernel the Linux kernel's version
 * @param cpuLevel the x86-64 level of the processor, 1 to 4
 * @param pageSize bytes of a memory page
 * @param compatibility whether the kernel runs 32-bit programs too
 */
public record Machine(
        Optional<Architecture> architecture,
        Optional<KernelVersion> kernel,
        OptionalInt cpuLevel,
        OptionalLong pageSize,
        CompatibilityMode compatibility) {
    /** A machine of which nobody knows whether it runs 32-bit programs. */
    public Machine(
            Optional<Architecture> architecture,
            Optional<KernelVersion> kernel,
            OptionalInt cpuLevel,
            OptionalLong pageSize) {
        this(architecture, kernel, cpuLevel, pageSize, CompatibilityMode.UNKNOWN);
    }

    /** Nothing is known. */
    public static final Machine UNKNOWN =
            new Machine(Optional.empty(), Optional.empty(), OptionalInt.empty(), OptionalLong.empty());

    /** The same with what is known of 32-bit programs. */
    public Machine with(CompatibilityMode mode) {
        return new Machine(architecture, kernel, cpuLevel, pageSize, mode);
    }

    /** What is known here, and what another says where nothing is. */
    public Machine or(Machine other) {
        return new Machine(
                architecture.or(other::architecture),
                kernel.or(other::kernel),
                cpuLevel.isPresent() ? cpuLevel : other.cpuLevel,
                pageSize.isPresent() ? pageSize : other.pageSize,
                compatibility.or(other.compatibility));
    }
}
