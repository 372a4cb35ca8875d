package dev.seaworthy.bundle.description;

import dev.seaworthy.bundle.description.Mapping.Shape;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * What stands behind one key of a description, read as what the key allows. What is something else becomes a problem
 * and reads as nothing.
 *
 * @param where the key with those above it, as in {@code health.port}
 * @param keyMark where the key stands
 */
record Value(String where, Optional<Mark> keyMark, Node node, Problems problems) {
    Optional<Mark> mark() {
        return node.getStartMark();
    }

    /** Whether there is a value at all; says so when there is none. */
    boolean isSomething() {
        if (isNothing()) {
            problems.add(mark(), where, "has no value; leave it out or give one");
            return false;
        }
        return true;
    }

    Optional<String> text(Shape shape) {
        if (node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.STR)) {
            return shape.allows(scalar.getValue())
                    ? Optional.of(scalar.getValue())
                    : refuse("allowed: " + shape.allowed());
        }
        return refuse("allowed: " + shape.allowed()
                + (node instanceof ScalarNode ? "; put it in quotes when it is meant as a text" : ""));
    }

    Optional<String> word() {
        return node instanceof ScalarNode scalar && Shape.LINE.allows(scalar.getValue())
                ? Optional.of(scalar.getValue())
                : refuse("allowed is a single value on one line");
    }

    OptionalInt integer(int least, int most) {
        if (node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.INT)) {
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
        refuse("allowed is a whole number from " + least + " to " + most);
        return OptionalInt.empty();
    }

    Optional<Double> number(double least, double most) {
        if (node instanceof ScalarNode scalar
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
        return refuse("allowed is a number from " + least + " to " + most);
    }

    Optional<Boolean> flag() {
        return node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.BOOL)
                ? Optional.of(Boolean.parseBoolean(scalar.getValue()))
                : refuse("allowed are true and false");
    }

    Optional<String> choice(List<String> allowed) {
        if (!(node instanceof ScalarNode scalar)) {
            return refuse("allowed: " + String.join(", ", allowed));
        }
        if (allowed.contains(scalar.getValue())) {
            return Optional.of(scalar.getValue());
        }
        String meant = Nearest.to(scalar.getValue(), allowed)
                .map(word -> "did you mean \"" + word + "\"? ")
                .orElse("");
        return refuse(meant + "allowed: " + String.join(", ", allowed));
    }

    /** The elements of a list, each read by itself; those that read as nothing are left out. */
    <T> List<T> elements(Function<Value, Optional<T>> read) {
        if (!(node instanceof SequenceNode sequence)) {
            refuse("allowed is a list, such as [a, b]");
            return List.of();
        }
        List<T> elements = new ArrayList<>();
        for (Node element : sequence.getValue()) {
            read.apply(new Value(where, element.getStartMark(), element, problems))
                    .ifPresent(elements::add);
        }
        return List.copyOf(elements);
    }

    Optional<Mapping> mapping() {
        if (node instanceof MappingNode keys) {
            return Optional.of(new Mapping(where, keys, problems));
        }
        return isNothing()
                ? Optional.of(new Mapping(where, mark(), problems))
                : refuse("allowed is a mapping, such as {} or keys on lines of their own");
    }

    private boolean isNothing() {
        return node instanceof ScalarNode && node.getTag().equals(Tag.NULL);
    }

    private <T> Optional<T> refuse(String allowed) {
        String shown = switch (node) {
            case ScalarNode scalar -> "\"" + Mapping.cut(scalar.getValue()) + "\"";
            case SequenceNode _ -> "a list";
            default -> "a mapping";
        };
        problems.add(mark(), where, shown + " is not allowed; " + allowed);
        return Optional.empty();
    }
}
