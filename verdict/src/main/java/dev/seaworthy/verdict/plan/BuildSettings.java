package dev.seaworthy.verdict.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Settings of {@code go build}.
 *
 * @param environment variables before the command, such as {@code CGO_ENABLED}
 * @param tags build tags
 * @param flags other flags, in order
 */
public record BuildSettings(NavigableMap<String, String> environment, NavigableSet<String> tags, List<String> flags) {
    /** Nothing is set. */
    static final BuildSettings NONE = new BuildSettings(new TreeMap<>(), new TreeSet<>(), List.of());

    public BuildSettings {
        environment = Collections.unmodifiableNavigableMap(new TreeMap<>(environment));
        tags = Collections.unmodifiableNavigableSet(new TreeSet<>(tags));
        flags = List.copyOf(flags);
    }

    static BuildSettings variable(String name, String value) {
        return new BuildSettings(new TreeMap<>(java.util.Map.of(name, value)), new TreeSet<>(), List.of());
    }

    static BuildSettings tag(String tag) {
        return new BuildSettings(new TreeMap<>(), new TreeSet<>(List.of(tag)), List.of());
    }

    static BuildSettings flag(String flag) {
        return new BuildSettings(new TreeMap<>(), new TreeSet<>(), List.of(flag));
    }

    /** Both; where they differ, the other's. */
    BuildSettings and(BuildSettings other) {
        NavigableMap<String, String> variables = new TreeMap<>(environment);
        variables.putAll(other.environment);
        NavigableSet<String> words = new TreeSet<>(tags);
        words.addAll(other.tags);
        List<String> all = new ArrayList<>(flags);
        other.flags.stream().filter(flag -> !all.contains(flag)).forEach(all::add);
        return new BuildSettings(variables, words, all);
    }

    /** These, with tags that the binary was built with. */
    BuildSettings withTags(Collection<String> more) {
        NavigableSet<String> words = new TreeSet<>(tags);
        words.addAll(more);
        return new BuildSettings(environment, words, flags);
    }
}
