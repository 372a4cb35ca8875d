package dev.seaworthy.bundle.description;

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
import java.util.function.Function;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
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
    private final Map<String, Value> entries = new LinkedHashMap<>();
    private final Set<String> known = new LinkedHashSet<>();
    private final Problems problems;

    Mapping(String path, MappingNode node, Problems problems) {
        this.path = path;
        this.mark = node.getStartMark();
        this.problems = problems;
        for (NodeTuple tuple : node.getValue()) {
            Optional<Mark> keyMark = tuple.getKeyNode().getStartMark();
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                problems.add(keyMark, path, "a key must be a word");
            } else if (entries.putIfAbsent(key.getValue(), value(key.getValue(), keyMark, tuple.getValueNode()))
                    != null) {
                problems.add(keyMark, at(key.getValue()), "stands here twice");
            }
        }
    }

    /** A mapping without keys. */
    Mapping(String path, Optional<Mark> mark, Problems problems) {
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
        Value value = entries.get(key);
        problems.add(value == null ? mark : value.mark(), at(key), text);
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
        return find(key).flatMap(value -> value.text(shape));
    }

    /** Whatever text. */
    public Optional<String> text(String key) {
        return text(key, Shape.LINE);
    }

    /** Whatever single value, as it is written: numbers and {@code true} too. */
    public Optional<String> word(String key) {
        return find(key).flatMap(Value::word);
    }

    /** A whole number within bounds, both included. */
    public OptionalInt integer(String key, int least, int most) {
        Optional<Value> found = find(key);
        return found.isPresent() ? found.get().integer(least, most) : OptionalInt.empty();
    }

    /** A decimal number within bounds, both included. */
    public Optional<Double> number(String key, double least, double most) {
        return find(key).flatMap(value -> value.number(least, most));
    }

    /** {@code true} or {@code false}. */
    public Optional<Boolean> flag(String key) {
        return find(key).flatMap(Value::flag);
    }

    /** One of some words. */
    public Optional<String> choice(String key, List<String> allowed) {
        return find(key).flatMap(value -> value.choice(allowed));
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
        return elements(key, value -> value.text(shape));
    }

    /** A list of some words, each once. */
    public List<String> choices(String key, List<String> allowed) {
        List<String> words = elements(key, value -> value.choice(allowed));
        if (Set.copyOf(words).size() < words.size()) {
            wrong(key, "each may stand there once");
        }
        return words;
    }

    /** A list of mappings. */
    public List<Mapping> mappings(String key) {
        return elements(key, Value::mapping);
    }

    /** A mapping; one that is there but holds nothing ({@code docker:} or {@code docker: {}}) has no keys. */
    public Optional<Mapping> mapping(String key) {
        known.add(key);
        return Optional.ofNullable(entries.get(key)).flatMap(Value::mapping);
    }

    /** Whether the value of a key is a mapping, for keys that also have a short form. */
    public boolean isMapping(String key) {
        Value value = entries.get(key);
        return value != null && value.node() instanceof MappingNode;
    }

    /** Whether the value of a key is a number, likewise. */
    public boolean isNumber(String key) {
        Value value = entries.get(key);
        return value != null
                && (value.node().getTag().equals(Tag.INT)
                        || value.node().getTag().equals(Tag.FLOAT));
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
        Value value = entries.get(key);
        problems.add(value == null ? mark : value.keyMark(), at(key), "is no name here; allowed: " + shape.allowed());
        return false;
    }

    /** Refuses every key that was not asked for. To be called when all were. */
    public void done() {
        entries.forEach((key, value) -> {
            if (!known.contains(key)) {
                String meant = Nearest.to(key, known)
                        .map(word -> "; did you mean \"" + word + "\"?")
                        .orElse("");
                problems.add(
                        value.keyMark(),
                        path,
                        "unknown key \"" + cut(key) + "\"" + meant + " Allowed here: " + String.join(", ", known));
            }
        });
    }

    private Optional<Value> find(String key) {
        known.add(key);
        return Optional.ofNullable(entries.get(key)).filter(Value::isSomething);
    }

    private <T> List<T> elements(String key, Function<Value, Optional<T>> read) {
        return find(key).map(value -> value.elements(read)).orElse(List.of());
    }

    private Value value(String key, Optional<Mark> keyMark, Node node) {
        return new Value(at(key), keyMark, node, problems);
    }

    private String at(String key) {
        return path.isEmpty() ? cut(key) : path + "." + cut(key);
    }

    static String cut(String text) {
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
