package dev.seaworthy.binary;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The functions in a Go program that decide what it needs while it runs, such as {@code time.LoadLocation}. Linked is more
 * than reached: the linker leaves out what no path of the program can call, but a path need not be taken.
 *
 * @param functions by name
 * @param complete whether the function table was read; otherwise a function that is not here may be linked all the same
 */
public record LinkedFunctions(NavigableMap<String, LinkedFunction> functions, boolean complete) {
    /** There is no function table that could be read. */
    public static final LinkedFunctions UNKNOWN = new LinkedFunctions(new TreeMap<>(), false);

    public LinkedFunctions {
        functions = Collections.unmodifiableNavigableMap(new TreeMap<>(functions));
    }

    /** Whether a function is linked. */
    public boolean has(String name) {
        return functions.containsKey(name);
    }

    /** Whether one of these is linked. */
    public boolean hasAny(Collection<String> names) {
        for (String name : names) {
            if (functions.containsKey(name)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a function is linked that only programs have which can use this. */
    public boolean has(Use use) {
        return hasAny(use.functions());
    }

    /** The functions that are linked of those that only programs have which can use this, the most telling first. */
    public List<LinkedFunction> of(Use use) {
        List<LinkedFunction> found = new ArrayList<>();
        for (String name : use.functions()) {
            find(name).ifPresent(found::add);
        }
        return List.copyOf(found);
    }

    /** A function that is linked. */
    public Optional<LinkedFunction> find(String name) {
        return Optional.ofNullable(functions.get(name));
    }
}
