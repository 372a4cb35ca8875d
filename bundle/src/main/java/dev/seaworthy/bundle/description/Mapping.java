package dev.seaworthy.bundle.description;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * The keys of one mapping of a description. What is asked for and is wrong becomes a problem and counts as absent, so a
 * reader asks for all it wants and need not look at each answer. A key that nobody asked for is unknown: {@link #done}
 * says so, with the one that was probably meant.
 *
 * <pre>{@code
 * int replicas = keys.integer("replicas", 1, 1000).orElse(1);
 * Optional<String> host = keys.text("host", Shapes.HOST);
 * keys.done();
 * }</pre>
 */
public final class Mapping {
    private final String path;
    private final Optional<Mark> mark;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Set<String> known = new LinkedHashSet<>();
    private final Problems problems;

    private record Entry(Optional<Mark> keyMark, Node value) {
        Optional<Mark> mark() {
            return value.getStartMark();
        }

        boolean isNothing() {
            return value instanceof ScalarNode && value.getTag().equals(Tag.NULL);
        }
    }

    Mapping(String path, MappingNode node, Problems problems) {
        this.path = path;
        this.mark = node.getStartMark();
        this.problems = problems;
        for (NodeTuple tuple : node.getValue()) {
            Optional<Mark> keyMark = tuple.getKeyNode().getStartMark();
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                problems.add(keyMark, path, "a key must be a word");
            } else if (entries.putIfAbsent(key.getValue(), new Entry(keyMark, tuple.getValueNode())) != null) {
                problems.add(keyMark, at(key.getValue()), "stands here twice");
            }
        }
    }

    private Mapping(String path, Optional<Mark> mark, Problems problems) {
        this.path = path;
        this.mark = mark;
        this.problems = problems;
    }

    /** The keys, in the file's order. For mappings whose keys are the user's own words, such as names of ports. */
    public List<String> keys() {
        return List.copyOf(entries.keySet());
    }

    /** Whether a key is there, with whatever value. */
    public boolean has(String key) {
        known.add(key);
        return entries.containsKey(key);
    }

    /** Says that the value of a key is wrong, for checks that are not of a single value. */
    public void wrong(String key, String text) {
        Entry entry = entries.get(key);
        problems.add(entry == null ? mark : entry.mark(), at(key), text);
    }

    /** Says that a key has to be there when it is not. */
    public void require(String key, String example) {
        known.add(key);
        if (!entries.containsKey(key)) {
            problems.add(mark, path, "\"" + key + "\" is missing, such as \"" + key + ": " + example + "\"");
        }
    }

    /** A text of a certain shape. */
    public Optional<String> text(String key, Shape shape) {
        return find(key).flatMap(entry -> text(entry, at(key), shape));
    }

    /** Whatever text. */
    public Optional<String> text(String key) {
        return text(key, Shape.LINE);
    }

    /** Whatever single value, as it is written: numbers and {@code true} too. */
    public Optional<String> word(String key) {
        return find(key).flatMap(entry -> word(entry, at(key)));
    }

    /** A whole number within bounds, both included. */
    public OptionalInt integer(String key, int least, int most) {
        Optional<Entry> found = find(key);
        if (found.isEmpty()) {
            return OptionalInt.empty();
        }
        Entry entry = found.get();
        if (entry.value() instanceof ScalarNode scalar && scalar.getTag().equals(Tag.INT)) {
            try {
                // The core schema has 0x and 0o as well; decoding knows the first, and nobody writes replicas in octal.
                int number = new BigDecimal(scalar.getValue()).intValueExact();
                if (number >= least && number <= most) {
                    return OptionalInt.of(number);
                }
            } catch (ArithmeticException | NumberFormatException tooLargeOrOfAnotherBase) {
                // Said below.
            }
        }
        problems.add(entry.mark(), at(key), shown(entry) + "; allowed is a whole number from " + least + " to " + most);
        return OptionalInt.empty();
    }

    /** A decimal number within bounds, both included. */
    public Optional<Double> number(String key, double least, double most) {
        return find(key).flatMap(entry -> {
            if (entry.value() instanceof ScalarNode scalar
                    && (scalar.getTag().equals(Tag.INT) || scalar.getTag().equals(Tag.FLOAT))) {
                try {
                    double number = Double.parseDouble(scalar.getValue());
                    if (number >= least && number <= most) {
                        return Optional.of(number);
                    }
                } catch (NumberFormatException infiniteOrHexadecimal) {
                    // Said below.
                }
            }
            problems.add(entry.mark(), at(key), shown(entry) + "; allowed is a number from " + least + " to " + most);
            return Optional.empty();
        });
    }

    /** {@code true} or {@code false}. */
    public Optional<Boolean> flag(String key) {
        return find(key).flatMap(entry -> {
            if (entry.value() instanceof ScalarNode scalar && scalar.getTag().equals(Tag.BOOL)) {
                return Optional.of(Boolean.parseBoolean(scalar.getValue()));
            }
            problems.add(entry.mark(), at(key), shown(entry) + "; allowed are true and false");
            return Optional.empty();
        });
    }

    /** One of some words. */
    public Optional<String> choice(String key, List<String> allowed) {
        return find(key).flatMap(entry -> choice(entry, at(key), allowed));
    }

    /** One of the constants of an enumeration, written with small letters and hyphens. */
    public <E extends Enum<E>> Optional<E> choice(String key, Class<E> kind) {
        return choice(
                        key,
                        Arrays.stream(kind.getEnumConstants())
                                .map(Mapping::word)
                                .toList())
                .map(word -> Enum.valueOf(kind, word.replace('-', '_').toUpperCase(Locale.ROOT)));
    }

    /** How a constant is written in a description. */
    public static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A list of texts of a certain shape; empty when the key is not there. */
    public List<String> texts(String key, Shape shape) {
        return elements(key, entry -> text(entry, at(key), shape));
    }

    /** A list of some words, each once. */
    public List<String> choices(String key, List<String> allowed) {
        List<String> words = elements(key, entry -> choice(entry, at(key), allowed));
        if (Set.copyOf(words).size() < words.size()) {
            wrong(key, "each may stand there once");
        }
        return words;
    }

    /** A list of mappings. */
    public List<Mapping> mappings(String key) {
        return elements(key, entry -> mapping(entry, at(key)));
    }

    /** A mapping; one that is there but holds nothing ({@code docker:} or {@code docker: {}}) has no keys. */
    public Optional<Mapping> mapping(String key) {
        known.add(key);
        return Optional.ofNullable(entries.get(key)).flatMap(entry -> mapping(entry, at(key)));
    }

    /** Whether the value of a key is a mapping, for keys that also have a short form. */
    public boolean isMapping(String key) {
        Entry entry = entries.get(key);
        return entry != null && entry.value() instanceof MappingNode;
    }

    /** Whether the value of a key is a number, likewise. */
    public boolean isNumber(String key) {
        Entry entry = entries.get(key);
        return entry != null
                && (entry.value().getTag().equals(Tag.INT)
                        || entry.value().getTag().equals(Tag.FLOAT));
    }

    /** A mapping from the user's own words to single values as they are written. */
    public Map<String, String> words(String key, Shape keyShape) {
        Map<String, String> words = new LinkedHashMap<>();
        mapping(key).ifPresent(mapping -> {
            for (String name : mapping.keys()) {
                if (mapping.isShaped(name, keyShape)) {
                    mapping.word(name).ifPresent(value -> words.put(name, value));
                }
            }
        });
        return Collections.unmodifiableMap(words);
    }

    /** Whether a key that the user made up is of the right shape; says so when it is not. */
    public boolean isShaped(String key, Shape shape) {
        if (shape.allows(key)) {
            return true;
        }
        Entry entry = entries.get(key);
        problems.add(entry == null ? mark : entry.keyMark(), at(key), "is no name here; allowed: " + shape.allowed());
        return false;
    }

    /** Refuses every key that was not asked for. To be called when all were. */
    public void done() {
        entries.forEach((key, entry) -> {
            if (!known.contains(key)) {
                String meant = Nearest.to(key, known)
                        .map(word -> "; did you mean \"" + word + "\"?")
                        .orElse("");
                problems.add(
                        entry.keyMark(),
                        path,
                        "unknown key \"" + cut(key) + "\"" + meant + " Allowed here: " + String.join(", ", known));
            }
        });
    }

    private Optional<Entry> find(String key) {
        known.add(key);
        Entry entry = entries.get(key);
        if (entry != null && entry.isNothing()) {
            problems.add(entry.mark(), at(key), "has no value; leave it out or give one");
            return Optional.empty();
        }
        return Optional.ofNullable(entry);
    }

    private <T> List<T> elements(String key, java.util.function.Function<Entry, Optional<T>> read) {
        List<T> elements = new ArrayList<>();
        find(key).ifPresent(entry -> {
            if (entry.value() instanceof SequenceNode sequence) {
                for (Node node : sequence.getValue()) {
                    read.apply(new Entry(node.getStartMark(), node)).ifPresent(elements::add);
                }
            } else {
                problems.add(entry.mark(), at(key), shown(entry) + "; allowed is a list, such as [a, b]");
            }
        });
        return List.copyOf(elements);
    }

    private Optional<Mapping> mapping(Entry entry, String where) {
        if (entry.value() instanceof MappingNode node) {
            return Optional.of(new Mapping(where, node, problems));
        }
        if (entry.isNothing()) {
            return Optional.of(new Mapping(where, entry.mark(), problems));
        }
        problems.add(
                entry.mark(), where, shown(entry) + "; allowed is a mapping, such as {} or keys on lines of their own");
        return Optional.empty();
    }

    private Optional<String> text(Entry entry, String where, Shape shape) {
        if (entry.value() instanceof ScalarNode scalar && scalar.getTag().equals(Tag.STR)) {
            if (shape.allows(scalar.getValue())) {
                return Optional.of(scalar.getValue());
            }
            problems.add(entry.mark(), where, shown(entry) + "; allowed: " + shape.allowed());
        } else {
            String quotes = entry.value() instanceof ScalarNode ? "; put it in quotes when it is meant as a text" : "";
            problems.add(entry.mark(), where, shown(entry) + "; allowed: " + shape.allowed() + quotes);
        }
        return Optional.empty();
    }

    private Optional<String> word(Entry entry, String where) {
        if (entry.value() instanceof ScalarNode scalar && Shape.LINE.allows(scalar.getValue())) {
            return Optional.of(scalar.getValue());
        }
        problems.add(entry.mark(), where, shown(entry) + "; allowed is a single value on one line");
        return Optional.empty();
    }

    private Optional<String> choice(Entry entry, String where, List<String> allowed) {
        if (entry.value() instanceof ScalarNode scalar && allowed.contains(scalar.getValue())) {
            return Optional.of(scalar.getValue());
        }
        String meant = entry.value() instanceof ScalarNode scalar
                ? Nearest.to(scalar.getValue(), allowed)
                        .map(word -> "did you mean \"" + word + "\"? ")
                        .orElse("")
                : "";
        problems.add(entry.mark(), where, shown(entry) + "; " + meant + "allowed: " + String.join(", ", allowed));
        return Optional.empty();
    }

    private String at(String key) {
        return path.isEmpty() ? cut(key) : path + "." + cut(key);
    }

    private static String shown(Entry entry) {
        return switch (entry.value()) {
            case ScalarNode scalar -> "\"" + cut(scalar.getValue()) + "\" is not allowed";
            case SequenceNode _ -> "a list is not allowed";
            default -> "a mapping is not allowed";
        };
    }

    private static String cut(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }

    /**
     * What a text must look like.
     *
     * @param pattern the whole text
     * @param allowed what that means, in words
     */
    public record Shape(Pattern pattern, String allowed) {
        /** One line without control characters. */
        public static final Shape LINE = of("[^\\p{Cntrl}\\u2028\\u2029]*", "a text on one line");

        /** A shape by its regular expression. */
        public static Shape of(String expression, String allowed) {
            return new Shape(Pattern.compile(expression), allowed);
        }

        /** Whether a text is of this shape. */
        public boolean allows(String text) {
            return text.length() <= 4096 && pattern.matcher(text).matches();
        }
    }
}
