package dev.seaworthy.bundle.draft;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the user said of a service that has no description yet. Nothing is checked here: the description is read back.
 *
 * @param name of the service
 * @param binary its path, relative to the description
 * @param ports numbers by name
 * @param targets where it is to run
 * @param health a path of its health
 * @param metrics a path of its metrics
 * @param zones over how many zones its replicas are to be spread
 * @param sections what is to be written
 */
public record Wishes(
        String name,
        String binary,
        Map<String, String> ports,
        List<String> targets,
        Optional<String> health,
        Optional<String> metrics,
        OptionalInt zones,
        List<String> sections) {
    public Wishes {
        ports = Collections.unmodifiableMap(new LinkedHashMap<>(ports));
        targets = List.copyOf(targets);
        sections = List.copyOf(sections);
    }
}
