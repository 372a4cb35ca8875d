package dev.seaworthy.bundle.yaml;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A map under construction: keys in the order in which they were put, each with what is said above it. */
public final class YamlMap implements YamlValue {
    private final List<Entry> entries = new ArrayList<>();
    private String next = "";

    /**
     * A key and its value.
     *
     * @param comment what is said above it, empty for nothing
     */
    record Entry(String comment, String key, YamlValue value) {}

    /** Says something above the key that is put next. */
    public YamlMap why(String comment) {
        next = next.isEmpty() ? comment : next + "\n" + comment;
        return this;
    }

    /** Puts a value. */
    public YamlMap put(String key, YamlValue value) {
        entries.add(new Entry(next, key, value));
        next = "";
        return this;
    }

    /** Puts a text. */
    public YamlMap put(String key, String value) {
        return put(key, YamlScalar.text(value));
    }

    /** Puts a whole number. */
    public YamlMap put(String key, long value) {
        return put(key, YamlScalar.number(value));
    }

    /** Puts yes or no. */
    public YamlMap put(String key, boolean value) {
        return put(key, YamlScalar.of(value));
    }

    /** Puts a list of texts. */
    public YamlMap put(String key, Collection<String> values) {
        YamlList list = new YamlList();
        values.forEach(list::add);
        return put(key, list);
    }

    /** Puts a map of texts, in its order. */
    public YamlMap put(String key, Map<String, String> values) {
        YamlMap map = new YamlMap();
        values.forEach(map::put);
        return put(key, map);
    }

    /** Puts a text when there is one; otherwise what was to be said above it is not said. */
    public YamlMap putIfPresent(String key, Optional<String> value) {
        value.ifPresent(text -> put(key, text));
        next = "";
        return this;
    }

    /** Whether it has no keys. */
    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /** Keys and values, in their order. */
    public List<Map.Entry<String, YamlValue>> values() {
        return entries.stream()
                .map(entry -> Map.entry(entry.key(), entry.value()))
                .toList();
    }

    List<Entry> entries() {
        return entries;
    }
}
