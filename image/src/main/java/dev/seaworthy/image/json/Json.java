package dev.seaworthy.image.json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A JSON value. What is asked of a value of another kind is absent, as unknown members must not matter. */
public sealed interface Json {
    /** A string. */
    record Text(String text) implements Json {}

    /** A number, as it was written. */
    record Numeral(String digits) implements Json {}

    /** {@code true} or {@code false}. */
    record Flag(boolean value) implements Json {}

    /** {@code null}. */
    record Nothing() implements Json {}

    /** An array. */
    record Array(List<Json> elements) implements Json {
        public Array {
            elements = List.copyOf(elements);
        }
    }

    /** An object; of members with the same name the last one counts, as in Go's decoder. */
    record Members(Map<String, Json> members) implements Json {
        public Members {
            members = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }
    }

    /** A member of an object; empty when this is none, or it has no such member, or that is {@code null}. */
    default Optional<Json> member(String name) {
        return this instanceof Members(Map<String, Json> members)
                ? Optional.ofNullable(members.get(name)).filter(value -> !(value instanceof Nothing))
                : Optional.empty();
    }

    /** The string that a member is. */
    default Optional<String> text(String name) {
        return member(name).flatMap(value -> value instanceof Text(String text) ? Optional.of(text) : Optional.empty());
    }

    /** The whole number that a member is; empty when it is none or does not fit 64 bits. */
    default Optional<Long> number(String name) {
        return member(name)
                .flatMap(value -> value instanceof Numeral(String digits) ? whole(digits) : Optional.empty());
    }

    private static Optional<Long> whole(String digits) {
        try {
            return Optional.of(Long.parseLong(digits));
        } catch (NumberFormatException fractionOrHuge) {
            return Optional.empty();
        }
    }

    /** The elements of the array that a member is; none when it is no array. */
    default List<Json> elements(String name) {
        return member(name)
                .map(value -> value instanceof Array(List<Json> elements) ? elements : List.<Json>of())
                .orElse(List.of());
    }

    /** The strings in the array that a member is; elements of other kinds are left out. */
    default List<String> texts(String name) {
        return elements(name).stream()
                .flatMap(value -> value instanceof Text(String text)
                        ? java.util.stream.Stream.of(text)
                        : java.util.stream.Stream.<String>empty())
                .toList();
    }

    /** The members of the object that a member is, as far as they are strings. */
    default Map<String, String> textMap(String name) {
        Map<String, String> texts = new LinkedHashMap<>();
        member(name).ifPresent(value -> {
            if (value instanceof Members(Map<String, Json> members)) {
                members.forEach((key, one) -> {
                    if (one instanceof Text(String text)) {
                        texts.put(key, text);
                    }
                });
            }
        });
        return texts;
    }
}
