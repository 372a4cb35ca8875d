package dev.seaworthy.binary;

import java.util.List;

/**
 * A function that is linked.
 *
 * @param name its full name, such as {@code os/exec.Command}
 * @param callers some of the functions whose code calls it directly, those outside the standard library first; empty when
 *     it is not known, as for functions of which every call was inlined
 * @param origins the functions outside the standard library, one a package, from which calls lead to it, the nearest
 *     first; empty when none is known
 */
public record LinkedFunction(String name, List<String> callers, List<Origin> origins) {
    public LinkedFunction {
        callers = List.copyOf(callers);
        origins = List.copyOf(origins);
    }

    /** A function of which nobody knows who calls it. */
    public LinkedFunction(String name, List<String> callers) {
        this(name, callers, List.of());
    }
}
