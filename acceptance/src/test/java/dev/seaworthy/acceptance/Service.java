package dev.seaworthy.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Something that a third-party program is made to do, as {@code data/runtime/services.list} lists it.
 *
 * @param binary its id in the laboratory
 * @param rule the rule that is about what it needs for that
 * @param names of the servers that it connects to
 * @param variables NAME=VALUE
 * @param file that it is given
 * @param arguments its own
 * @param error what it prints where it does not get what it needs; empty when it brings that along
 */
record Service(
        String binary,
        String rule,
        Optional<String> names,
        List<String> variables,
        Optional<String> file,
        List<String> arguments,
        Optional<String> error) {
    static List<Service> read(Path list) {
        try (Stream<String> lines = Files.lines(list)) {
            return lines.filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(" \\| ", -1))
                    .map(fields -> new Service(
                            fields[0],
                            fields[1],
                            given(fields[2]),
                            given(fields[3]).stream().toList(),
                            given(fields[4]),
                            Arrays.asList(fields[5].split(" ")),
                            given(fields[6])))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same, done by another binary. */
    Service by(String other) {
        return new Service(other, rule, names, variables, file, arguments, error);
    }

    private static Optional<String> given(String field) {
        return Optional.of(field).filter(text -> !text.equals("-"));
    }
}
