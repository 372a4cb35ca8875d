package dev.seaworthy.bundle.yaml;

import java.util.ArrayList;
import java.util.List;

/** A list under construction, with what is said above each item. */
public final class YamlList implements YamlValue {
    private final List<Item> items = new ArrayList<>();
    private String next = "";

    /**
     * An item.
     *
     * @param comment what is said above it, empty for nothing
     */
    record Item(String comment, YamlValue value) {}

    /** A list of these. */
    public static YamlList of(YamlValue... values) {
        YamlList list = new YamlList();
        for (YamlValue value : values) {
            list.add(value);
        }
        return list;
    }

    /** Says something above the item that is added next. */
    public YamlList why(String comment) {
        next = next.isEmpty() ? comment : next + "\n" + comment;
        return this;
    }

    /** Adds a value. */
    public YamlList add(YamlValue value) {
        items.add(new Item(next, value));
        next = "";
        return this;
    }

    /** Adds a text. */
    public YamlList add(String value) {
        return add(YamlScalar.text(value));
    }

    /** Whether it has no items. */
    public boolean isEmpty() {
        return items.isEmpty();
    }

    /** What is in it. */
    public List<YamlValue> values() {
        return items.stream().map(Item::value).toList();
    }

    List<Item> items() {
        return items;
    }
}
