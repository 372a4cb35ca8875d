package dev.seaworthy.binary;

import java.util.List;

/**
 * A function that is linked.
 *
 * @param name its full name, such as {@code os/exec.Command}
 * @param callers some of the functions whose code calls it directly, those outside the standard library first; empty when
 *     it is not known, as for functions of which every call was inlined
 */
public record LinkedFunction(String name, List<String> callers) {
    public LinkedFunction {
        callers = List.copyOf(callers);
    }
}
