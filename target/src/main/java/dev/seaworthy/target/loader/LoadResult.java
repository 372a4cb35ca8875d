package dev.seaworthy.target.loader;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a loader does with a program.
 *
 * @param loaded all objects in the order in which they are loaded, the program first
 * @param problems why it stops, in the order in which the loader meets them; empty when the program starts
 * @param remarks what the loader only mentions, such as a library without version information
 * @param resolved by each name under which some object asked for a library: the object that the loader gave it
 */
public record LoadResult(
        List<LoadedObject> loaded,
        List<LoadProblem> problems,
        List<String> remarks,
        Map<String, LoadedObject> resolved) {
    public LoadResult {
        loaded = List.copyOf(loaded);
        resolved = Collections.unmodifiableMap(new LinkedHashMap<>(resolved));
        problems = List.copyOf(problems);
        remarks = List.copyOf(remarks);
    }

    /** The first reason for which it stops. */
    public Optional<LoadProblem> first() {
        return problems.isEmpty() ? Optional.empty() : Optional.of(problems.getFirst());
    }
}
